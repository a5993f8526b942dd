package dev.stowage.differential;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.differential.Upload.Flaw;
import dev.stowage.differential.Upload.Item;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The image of all containers: a little of everything that can be copied into a volume. */
final class TestImage {

  private static final Upload ROOT =
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

  private TestImage() {}

  static void putOn(DockerHttpClient engine, String name) {
    DockerHttpClient.Request request =
        DockerHttpClient.Request.builder()
            .method("POST")
            .path("/images/create?fromSrc=-&repo=" + name.replace(":", "&tag="))
            .putHeader("Content-Type", "application/x-tar")
            .body(new ByteArrayInputStream(ROOT.bytes()))
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
