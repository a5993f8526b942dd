package dev.stowage.remote;

import dev.stowage.volume.driver.SecretText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's rclone as a volume plugin, and as a server for it. */
final class RclonePlugin implements AutoCloseable {

  static final String DRIVER = "rclone";

  private final Program program;

  private RclonePlugin(Program program) {
    this.program = program;
  }

  /** Tells whether it can be started here. */
  static boolean isThere() {
    return Files.exists(Path.of("/dev/fuse"))
        && Program.isThere("rclone")
        && Program.isThere("fusermount3")
        && Program.isThere("nsenter");
  }

  /**
   * Starts the plugin among the engine's own mounts, where its volumes are to be seen. It gives up
   * at once where it would try for a minute and a half.
   */
  static RclonePlugin on(RemoteEngine engine) {
    Path socket = engine.plugins().resolve(DRIVER + ".sock");
    FolderPlugin.delete(socket);
    List<String> command =
        engine.amongItsMounts(
            "rclone",
            "serve",
            "docker",
            "--socket-addr=/run/docker/plugins/" + DRIVER + ".sock",
            "--base-dir=" + engine.newFolder("rclone"),
            "--cache-dir=" + engine.newFolder("rclone-state"),
            "--config=",
            "--allow-other",
            "--low-level-retries=1",
            "--retries=1",
            "--contimeout=5s");
    // With that variable every store fails: the program cannot read it as what it is.
    return new RclonePlugin(Program.start(command, Map.of("AWS_CA_BUNDLE", "")).having(socket));
  }

  /** Starts a server of a folder that asks for a password. */
  static Program serveSftp(Path folder, Path state, int port, String user, String password) {
    return Program.start(
            List.of(
                "rclone",
                "serve",
                "sftp",
                "--addr=127.0.0.1:" + port,
                "--user=" + user,
                "--pass=" + password,
                "--cache-dir=" + state,
                "--config=",
                folder.toString()),
            Map.of())
        .listeningOn(port);
  }

  /** What rclone takes for a password; anyone can turn it back. */
  static SecretText obscured(String password) {
    return SecretText.of(Program.run(List.of("rclone", "obscure", password)).strip());
  }

  /** Ends it as a crash would. */
  @Override
  public void close() {
    program.close();
  }
}
