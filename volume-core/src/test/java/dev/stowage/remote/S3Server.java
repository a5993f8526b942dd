package dev.stowage.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** S3Proxy in a process of its own: an object store over a folder, one file for each object. */
final class S3Server implements AutoCloseable {

  static final String KEY = "stowage-key";
  static final String SECRET = "stowage-secret-1";

  /** Put there by the build; see the profile {@code remote}. */
  private static final Path JAR = Path.of("target", "s3proxy.jar");

  private final Program program;
  private final Path folder;
  private final int port;

  private S3Server(Path folder) {
    this.folder = folder;
    this.port = Program.freePort();
    this.program = start();
  }

  /** Tells whether it can be started here. */
  static boolean isThere() {
    return Files.exists(JAR);
  }

  /** Starts a server over an empty folder. */
  static S3Server start(Path folder) {
    return new S3Server(folder);
  }

  private Program start() {
    try {
      Path settings = Files.createTempFile("s3proxy", ".properties");
      settings.toFile().deleteOnExit();
      Files.writeString(
          settings,
          """
          s3proxy.endpoint=http://127.0.0.1:%d
          s3proxy.authorization=aws-v2-or-v4
          s3proxy.identity=%s
          s3proxy.credential=%s
          jclouds.provider=filesystem-nio2
          jclouds.filesystem.basedir=%s
          """
              .formatted(port, KEY, SECRET, folder));
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> command =
          List.of(java, "-Xmx128m", "-jar", JAR.toString(), "--properties", settings.toString());
      return Program.start(command, Map.of()).listeningOn(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The file that an object is. */
  Path object(String bucket, String key) {
    return folder.resolve(bucket).resolve(key);
  }

  /** Makes a bucket. */
  void bucket(String name) {
    try {
      Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
