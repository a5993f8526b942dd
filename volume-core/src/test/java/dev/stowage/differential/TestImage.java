package dev.stowage.differential;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.differential.Upload.Flaw;
import dev.stowage.differential.Upload.Item;
import dev.stowage.engines.TinyImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The image of all containers: a little of everything that can be copied into a volume. */
final class TestImage {

  private static final Upload FILES =
      new Upload(
          List.of(
              new Item('d', "seed/", 01750, ""),
              new Item('f', "seed/hello.txt", 0640, "from the image"),
              new Item('d', "seed/deep/", 0711, ""),
              new Item('f', "seed/deep/tool", 04755, "#!"),
              new Item('l', "seed/link", 0777, "hello.txt"),
              new Item('l', "seed/dangling", 0777, "/no/where"),
              new Item('h', "seed/same", 0640, "seed/hello.txt"),
              new Item('d', "empty/", 0700, ""),
              new Item('l', "link", 0777, "seed"),
              new Item('d', "etc/", 0755, ""),
              new Item('f', "etc/passwd", 0644, "root:x:0:0:root:/root:/bin/sh\n")),
          Flaw.NONE);

  private static final byte[] ROOT = withPrograms();

  private TestImage() {}

  /** Adds programs from a static busybox, if this machine has one; else containers never start. */
  private static byte[] withPrograms() {
    Optional<Path> busybox = TinyImage.staticBusybox();
    if (busybox.isEmpty()) {
      return FILES.bytes();
    }
    return FILES.bytesWith("bin/sleep", busybox.get());
  }

  /** Tells whether containers can be started. */
  static boolean hasPrograms() {
    return TinyImage.staticBusybox().isPresent();
  }

  static void putOn(DockerHttpClient engine, String name) {
    DockerHttpClient.Request request =
        DockerHttpClient.Request.builder()
            .method("POST")
            .path("/images/create?fromSrc=-&repo=" + name.replace(":", "&tag="))
            .putHeader("Content-Type", "application/x-tar")
            .body(new ByteArrayInputStream(ROOT))
            .build();
    try (DockerHttpClient.Response response = engine.execute(request)) {
      String answer = new String(Canonical.bytes(response), StandardCharsets.UTF_8);
      if (!answer.contains("sha256:")) {
        throw new IllegalStateException("no image can be made here: " + answer);
      }
    }
  }

  static void removeFrom(DockerHttpClient engine, String name) {
    DockerHttpClient.Request request =
        DockerHttpClient.Request.builder().method("DELETE").path("/images/" + name).build();
    engine.execute(request).close();
  }
}
