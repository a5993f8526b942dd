package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import dev.stowage.engines.TestEngine.Ran;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RcloneSftp;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.mount.ContainerMounts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Volumes whose files lie on a server reached over SSH. */
class SftpIT extends RemoteTest {

  private static final String USER = "shop";
  private static final String PASSWORD = "hush-hush-1";

  private final int port = Program.freePort();
  private Path folder;
  private Program server;

  @BeforeEach
  void server() {
    RemotePart.SFTP.assume();
    folder = remote().newFolder("sftp");
    server = RclonePlugin.serveSftp(folder, remote().newFolder("sftp-state"), port, USER, PASSWORD);
    remote().freshRclone();
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  private VolumeDefinition remote(String word, int at, String password) {
    RcloneSftp driver =
        Rclone.sftp("127.0.0.1", "/")
            .port(at)
            .user(USER)
            .obscuredPassword(RclonePlugin.obscured(password))
            .allowOther();
    return definition(word).driver(driver).build();
  }

  private Ran run(VolumeDefinition definition, String script) {
    return engine.run(ContainerMounts.of(volume(definition).at("/data")), script);
  }

  @Test
  void volume_isAFolderOfTheServer() {
    VolumeDefinition definition = remote("sftp", port, PASSWORD);
    volumes().ensure(definition);

    assertThat(run(definition, "echo order-1 > /data/orders").status()).isZero();

    assertThat(contentOf(folder.resolve("orders").toFile())).isEqualTo("order-1\n");
    assertThat(run(definition, "cat /data/orders").output()).isEqualTo("order-1\n");
  }

  @Test
  void volume_wrongPassword_isRefusedWithoutIt() {
    VolumeDefinition definition = remote("wrong", port, "not-the-password");

    assertThatThrownBy(() -> volumes().ensure(definition))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("volume '" + definition.name() + "'")
        .hasMessageContaining("unable to authenticate")
        .hasMessageNotContaining(definition.driver().options().get("sftp-pass"));
    assertThat(volumes().find(definition.name())).isEmpty();
  }

  @Test
  void volume_noServer_isRefused() {
    VolumeDefinition definition = remote("away", Program.freePort(), PASSWORD);

    assertThatThrownBy(() -> volumes().ensure(definition))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("volume '" + definition.name() + "'")
        .hasMessageContaining("connection refused");
    assertThat(volumes().find(definition.name())).isEmpty();
  }

  /** The server dies under a volume that was made. */
  @Test
  void volume_serverGone_showsInTheContainer() {
    VolumeDefinition definition = remote("gone", port, PASSWORD);
    volumes().ensure(definition);
    server.close();

    Ran ran = run(definition, "echo order-1 > /data/orders");

    assertThat(ran.status()).isNotZero();
    assertThat(ran.output()).contains("Input/output error");
  }
}
