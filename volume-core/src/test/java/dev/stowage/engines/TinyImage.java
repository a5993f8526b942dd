package dev.stowage.engines;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * An image with a shell, got without a registry where that is possible: from a static busybox of
 * this machine, else one that the engine has, else pulled.
 */
public final class TinyImage implements AutoCloseable {

  /** A file of the image, for tests of what is copied into an empty volume. */
  public static final String SEED_FILE = "/seed/hello.txt";

  private static final String MADE_HERE = "stowage-tiny:1";
  private static final String PUBLISHED = "busybox:stable";

  private final DockerClient docker;
  private final String name;

  private TinyImage(DockerClient docker, String name) {
    this.docker = docker;
    this.name = name;
  }

  /** Puts the image on an engine. */
  public static TinyImage on(DockerClient docker) {
    Optional<Path> busybox = staticBusybox();
    if (busybox.isPresent()) {
      importFrom(busybox.get(), docker);
      return new TinyImage(docker, MADE_HERE);
    }
    if (!isThere(docker, PUBLISHED)) {
      pull(docker);
    }
    return new TinyImage(docker, PUBLISHED);
  }

  /** Returns the image's name. */
  public String name() {
    return name;
  }

  /** Tells whether the image was made here and so holds {@link #SEED_FILE}. */
  public boolean isMadeHere() {
    return name.equals(MADE_HERE);
  }

  /** Finds a busybox that needs no libraries. */
  public static Optional<Path> staticBusybox() {
    return Stream.of(System.getenv("STOWAGE_BUSYBOX"), "/bin/busybox", "/usr/bin/busybox")
        .filter(path -> path != null && Files.isExecutable(Path.of(path)))
        .map(Path::of)
        .filter(TinyImage::isStatic)
        .findFirst();
  }

  /** A program that needs no loader names none. */
  private static boolean isStatic(Path program) {
    try {
      String text = Files.readString(program, StandardCharsets.ISO_8859_1);
      return text.startsWith("\u007fELF")
          && !text.contains("/lib64/ld-")
          && !text.contains("/lib/ld-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void importFrom(Path busybox, DockerClient docker) {
    try {
      put(docker, Files.readAllBytes(busybox));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts an image of that kind on an engine and returns its name. Goes past docker-java's own
   * command, which sends an empty object in place of the stream.
   */
  public static String put(DockerClient docker, byte[] busybox) {
    try {
      DockerHttpClient.Request request =
          DockerHttpClient.Request.builder()
              .method(DockerHttpClient.Request.Method.POST)
              .path("/images/create?fromSrc=-&repo=" + MADE_HERE)
              .putHeader("Content-Type", "application/x-tar")
              .body(new ByteArrayInputStream(tar(busybox)))
              .build();
      DockerHttpClient transport = ((DockerClientImpl) docker).getHttpClient();
      try (DockerHttpClient.Response response = transport.execute(request)) {
        String answer = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        if (response.getStatusCode() != 200 || !answer.contains("sha256:")) {
          throw new IllegalStateException("import of an image failed: " + answer);
        }
      }
      return MADE_HERE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] tar(byte[] busybox) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry program = new TarArchiveEntry("bin/busybox");
      program.setMode(0b111_101_101);
      put(tar, program, busybox);
      for (String applet :
          new String[] {
            "sh", "cat", "cp", "find", "id", "ls", "mv", "rm", "sleep", "stat", "touch"
          }) {
        TarArchiveEntry link = new TarArchiveEntry("bin/" + applet, TarConstants.LF_SYMLINK);
        link.setLinkName("busybox");
        put(tar, link, new byte[0]);
      }
      put(tar, new TarArchiveEntry("tmp/"), new byte[0]);
      put(
          tar,
          new TarArchiveEntry(SEED_FILE.substring(1)),
          "from the image\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static boolean isThere(DockerClient docker, String image) {
    try {
      docker.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static void pull(DockerClient docker) {
    try {
      docker.pullImageCmd(PUBLISHED).start().awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pulling " + PUBLISHED, e);
    }
  }

  /** Removes the image if it was made here. */
  @Override
  public void close() {
    if (isMadeHere()) {
      docker.removeImageCmd(name).withForce(true).exec();
    }
  }
}
