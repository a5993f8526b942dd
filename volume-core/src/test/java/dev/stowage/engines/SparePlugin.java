package dev.stowage.engines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A volume plugin on a socket of an engine, which can be killed, and made to deny its volumes. */
final class SparePlugin implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> volumes = new ConcurrentSkipListSet<>();
  private final Path socket;
  private volatile ServerSocketChannel server;
  private volatile boolean denying;

  SparePlugin(Path socket) {
    this.socket = socket;
    this.server = start();
  }

  private ServerSocketChannel start() {
    try {
      Files.deleteIfExists(socket);
      ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      opened.bind(UnixDomainSocketAddress.of(socket));
      Thread thread = new Thread(() -> serve(opened), "spare-plugin");
      thread.setDaemon(true);
      thread.start();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(ServerSocketChannel door) {
    while (door.isOpen()) {
      try (SocketChannel guest = door.accept()) {
        answer(guest);
      } catch (IOException e) {
        // The engine went, or the plugin was killed.
      }
    }
  }

  private void answer(SocketChannel guest) throws IOException {
    InputStream in = new BufferedInputStream(Channels.newInputStream(guest));
    String first = line(in);
    boolean chunked = false;
    int length = 0;
    for (String head = line(in); !head.isEmpty(); head = line(in)) {
      chunked |= head.equalsIgnoreCase("Transfer-Encoding: chunked");
      length = head.startsWith("Content-Length: ") ? Integer.parseInt(head.substring(16)) : length;
    }
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    byte[] said = handle(first, body.length == 0 ? "{}" : new String(body, UTF_8)).getBytes(UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\n"
            + "Content-Type: application/vnd.docker.plugins.v1+json\r\nContent-Length: "
            + said.length
            + "\r\n\r\n";
    Channels.newOutputStream(guest).write(head.getBytes(UTF_8));
    Channels.newOutputStream(guest).write(said);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = -1; size != 0; ) {
      size = Integer.parseInt(line(in), 16);
      body.write(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int unit = in.read(); unit != '\n'; unit = in.read()) {
      if (unit < 0) {
        throw new IOException("the engine went");
      }
      line.write(unit);
    }
    return line.toString(ISO_8859_1).strip();
  }

  private String handle(String line, String body) throws IOException {
    JsonNode asked = JSON.readTree(body);
    String name = asked.path("Name").asText();
    ObjectNode said = JSON.createObjectNode();
    if (line.contains("/Plugin.Activate")) {
      said.putArray("Implements").add("VolumeDriver");
    } else if (line.contains(".Create")) {
      volumes.add(name);
    } else if (line.contains(".List")) {
      ArrayNode all = said.putArray("Volumes");
      volumes.forEach(it -> all.addObject().put("Name", it));
    } else if (line.contains(".Get") && (denying || !volumes.contains(name))) {
      said.put("Err", "back end is away");
    } else if (line.contains(".Get")) {
      said.putObject("Volume").put("Name", name);
    } else if (line.contains(".Remove")) {
      volumes.remove(name);
    }
    return said.toString();
  }

  /** Answers each question for one volume with an error from now on, or no more. */
  void deny(boolean denies) {
    denying = denies;
  }

  /** Ends as a killed process does: the socket stays, and nobody is there. */
  void kill() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts again. */
  void revive() {
    kill();
    server = start();
  }

  @Override
  public void close() {
    kill();
  }
}
