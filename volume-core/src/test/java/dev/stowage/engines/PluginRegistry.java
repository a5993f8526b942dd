package dev.stowage.engines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

  private final HttpServer server;
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
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/", this::answer);
    server.start();
  }

  /** The name of its plugin. */
  String plugin() {
    return "127.0.0.1:" + server.getAddress().getPort() + "/lab/dir:1";
  }

  private void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/v2/")) {
      send(call, "application/json", "{}".getBytes(UTF_8));
    } else if (path.contains("/manifests/")) {
      call.getResponseHeaders().add("Docker-Content-Digest", digest(manifest));
      send(call, MANIFEST, manifest);
    } else if (blobs.containsKey(last)) {
      send(call, "application/octet-stream", blobs.get(last));
    } else {
      call.sendResponseHeaders(404, -1);
    }
    call.close();
  }

  private static void send(HttpExchange call, String type, byte[] body) throws IOException {
    call.getResponseHeaders().add("Content-Type", type);
    if (call.getRequestMethod().equals("HEAD")) {
      call.getResponseHeaders().add("Content-Length", Integer.toString(body.length));
      call.sendResponseHeaders(200, -1);
    } else {
      call.sendResponseHeaders(200, body.length);
      call.getResponseBody().write(body);
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
  public void close() {
    server.stop(0);
  }
}
