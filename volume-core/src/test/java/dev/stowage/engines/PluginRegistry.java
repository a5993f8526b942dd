package dev.stowage.engines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A registry on this machine with one plugin in it, which wants the host's network. */
final class PluginRegistry implements AutoCloseable {

  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  /** The first byte of a TLS connection. */
  private static final int TLS = 0x16;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, byte[]> blobs = new HashMap<>();
  private final byte[] manifest;

  PluginRegistry() throws IOException {
    byte[] layer = layer();
    byte[] packed = packed(layer);
    byte[] config =
        PluginFiles.config(
                ", \"rootfs\": {\"type\": \"layers\", \"diff_ids\": [\"" + digest(layer) + "\"]}")
            .replace("\"none\"},", "\"host\"},")
            .getBytes(UTF_8);
    blobs.put(digest(packed), packed);
    blobs.put(digest(config), config);
    manifest =
        """
        {"schemaVersion": 2, "mediaType": "%s",
         "config": {"mediaType": "application/vnd.docker.plugin.v1+json",
                    "size": %d, "digest": "%s"},
         "layers": [{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip",
                     "size": %d, "digest": "%s"}]}
        """
            .formatted(MANIFEST, config.length, digest(config), packed.length, digest(packed))
            .getBytes(UTF_8);
    Thread thread = new Thread(this::serve, "registry");
    thread.setDaemon(true);
    thread.start();
  }

  /** The name of its plugin. */
  String plugin() {
    return "127.0.0.1:" + server.getLocalPort() + "/lab/dir:1";
  }

  /** Ends with the socket. */
  private void serve() {
    while (!server.isClosed()) {
      try (Socket guest = server.accept()) {
        answer(guest);
      } catch (IOException e) {
        // The engine went, or the registry is closed.
      }
    }
  }

  /** Answers one request; what begins as TLS does, which the engine tries first, gets nothing. */
  private void answer(Socket guest) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(guest.getInputStream(), ISO_8859_1));
    in.mark(1);
    if (in.read() == TLS) {
      return;
    }
    in.reset();
    String[] words = in.readLine().split(" ", -1);
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      // What the head says does not matter.
    }
    String last = words[1].substring(words[1].lastIndexOf('/') + 1);
    if (words[1].equals("/v2/")) {
      send(guest, words[0], "application/json", "{}".getBytes(UTF_8));
    } else if (words[1].contains("/manifests/")) {
      send(guest, words[0], MANIFEST, manifest);
    } else if (blobs.containsKey(last)) {
      send(guest, words[0], "application/octet-stream", blobs.get(last));
    } else {
      guest.getOutputStream().write("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
    }
  }

  private static void send(Socket guest, String method, String type, byte[] body)
      throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\nDocker-Content-Digest: "
            + digest(body)
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    guest.getOutputStream().write(head.getBytes(UTF_8));
    if (!method.equals("HEAD")) {
      guest.getOutputStream().write(body);
    }
  }

  private static byte[] layer() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      byte[] program = PluginFiles.program();
      TarArchiveEntry entry = new TarArchiveEntry("bin/volume-plugin");
      entry.setMode(0b111_101_101);
      entry.setSize(program.length);
      tar.putArchiveEntry(entry);
      tar.write(program);
      tar.closeArchiveEntry();
      for (String folder : new String[] {"data/", "run/docker/plugins/"}) {
        tar.putArchiveEntry(new TarArchiveEntry(folder));
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
