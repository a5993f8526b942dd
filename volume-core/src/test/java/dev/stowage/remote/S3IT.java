package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import dev.stowage.engines.TestEngine.Ran;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RcloneS3;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.mount.ContainerMounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Volumes and directories whose files are objects of a store that speaks S3. */
class S3IT extends RemoteTest {

  private static final Loss LOST = new Loss(ContentPath.ROOT, Loss.Kind.OWNER_OR_MODE);

  private static final String BUCKET = "stowage-orders";

  private S3Server server;

  @BeforeEach
  void server() {
    RemotePart.S3.assume();
    server = S3Server.start(remote().newFolder("s3"));
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  private VolumeDefinition stored(String word, String url, String secret) {
    return definition(word).driver(folder(url, secret)).build();
  }

  private static RcloneS3 folder(String url, String secret) {
    return Rclone.s3(BUCKET + "/shop")
        .provider("Other")
        .endpoint(url)
        .keys(S3Server.KEY, SecretText.of(secret))
        .pathStyle()
        .allowOther();
  }

  private Ran run(VolumeDefinition definition, String script) {
    return engine.run(ContainerMounts.of(volume(definition).at("/data")), script);
  }

  @Test
  void volume_outlivesContainerAndPlugin() {
    VolumeDefinition definition = stored("s3", server.url(), S3Server.SECRET);
    remote().freshRclone();
    volumes().ensure(definition);
    assertThat(volumes().ensure(definition).created()).isFalse();

    assertThat(run(definition, "echo order-1 > /data/orders").status()).isZero();

    // The object is in the store, whoever asks.
    assertThat(contentOf(server.object(BUCKET, "shop/orders").toFile())).isEqualTo("order-1\n");

    // Another process that knows nothing of the volume, as on another host.
    remote().freshRclone();
    assertThat(volumes().ensure(definition).created()).isTrue();
    assertThat(run(definition, "cat /data/orders").output()).isEqualTo("order-1\n");

    volumes().remove(definition.name());
    assertThat(server.object(BUCKET, "shop/orders")).exists();
  }

  /** Each call mounts and unmounts the volume; the driver stores a file when it is closed. */
  @Test
  void files_areObjects() {
    VolumeDefinition definition = stored("files", server.url(), S3Server.SECRET);
    remote().freshRclone();
    volumes().ensure(definition);

    storage().files(definition.name()).write("invoices", "invoice-1");

    assertThat(contentOf(server.object(BUCKET, "shop/invoices").toFile())).isEqualTo("invoice-1");
    assertThat(storage().files(definition.name()).readText("invoices")).isEqualTo("invoice-1");
    assertThat(volumes().inspect(definition.name()).driver().traits())
        .contains(DriverTrait.REMOVAL_KEEPS_DATA, DriverTrait.LOSES_OWNER_OR_MODE);
  }

  /** Owner and mode are not kept, so that they are not compared, and the manifests say so. */
  @Test
  void content_goesInAndOut_andWhatIsLostIsTold() throws Exception {
    VolumeDefinition definition = stored("content", server.url(), S3Server.SECRET);
    remote().freshRclone();
    volumes().ensure(definition);
    VolumeFiles files = storage().files(definition.name());
    VolumeSeed seed =
        VolumeSeed.file("a/invoice", "invoice-2").ownedBy(7, 7).modes("0600", "0700").verified();
    Path archive = Files.createTempDirectory("s3").resolve("content.tar");

    assertThat(files.seed(seed).losses()).containsExactly(LOST);
    assertThat(contentOf(server.object(BUCKET, "shop/a/invoice").toFile())).isEqualTo("invoice-2");
    Manifest out = files.exportTo(archive);
    assertThat(out.losses()).containsExactly(LOST);
    assertThat(Files.readString(archive, StandardCharsets.ISO_8859_1))
        .doesNotContain(S3Server.SECRET);
    assertThat(files.restoreOver(archive).losses()).containsExactly(LOST);
    assertThat(files.readText("a/invoice")).isEqualTo("invoice-2");
  }

  /** The plugin accepts any secret; the container is the first to learn. */
  @Test
  void volume_wrongSecret_showsInTheContainerAndNeverInWords() {
    String wrong = "not-the-secret-2";
    VolumeDefinition definition = stored("wrong", server.url(), wrong);
    remote().freshRclone();

    VolumeState made = volumes().ensure(definition).volume();
    Ran ran = run(definition, "echo order-1 > /data/orders");

    assertThat(ran.status()).isNotZero();
    assertThat(ran.output()).contains("Input/output error");
    assertThat(definition + " " + made + " " + volumes().inspect(definition.name()))
        .contains("rclone", "***")
        .doesNotContain(wrong);
  }

  @Test
  void volume_noServer_showsInTheContainer() {
    VolumeDefinition definition =
        stored("away", "http://127.0.0.1:" + Program.freePort(), S3Server.SECRET);
    remote().freshRclone();
    volumes().ensure(definition);

    Ran ran = run(definition, "echo order-1 > /data/orders");

    assertThat(ran.status()).isNotZero();
    assertThat(ran.output()).contains("Input/output error");
  }

  @Test
  void volume_optionRefused_saysWhyWithoutTheSecret() {
    remote().freshRclone();
    RcloneS3 driver = folder(server.url(), S3Server.SECRET).option("s3-colour", "blue");
    VolumeDefinition definition = definition("odd").driver(driver).build();

    assertThatThrownBy(() -> volumes().ensure(definition))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("volume '" + definition.name() + "'")
        .hasMessageContaining("unsupported backend option \"s3-colour\"")
        .hasMessageNotContaining(S3Server.SECRET);
    assertThat(volumes().find(definition.name())).isEmpty();
  }

  /** The store mounted on the host by s3fs, which keeps owner and mode as well. */
  @Test
  void hostDirectory_ofTheStore_isBound() throws Exception {
    RemotePart.S3FS.assume();
    server.bucket(BUCKET);
    Path folder = remote().newFolder("s3fs");
    Path password = Files.createTempFile("s3fs", null);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(password, S3Server.KEY + ":" + S3Server.SECRET);
    String options =
        "use_path_request_style,allow_other,url=" + server.url() + ",passwd_file=" + password;
    List<String> command = List.of("s3fs", BUCKET, folder.toString(), "-f", "-o", options);
    Program s3fs = Program.start(command, Map.of("AWS_CA_BUNDLE", ""));
    try {
      s3fs.mountedAt(folder);
      ContainerMounts mounts = ContainerMounts.of(bind(folder.toString()).at("/data"));

      assertThat(engine.run(mounts, "umask 027; echo order-2 > /data/orders").status()).isZero();

      assertThat(contentOf(server.object(BUCKET, "orders").toFile())).isEqualTo("order-2\n");
      assertThat(engine.run(mounts, "cat /data/orders; stat -c %a /data/orders").output())
          .isEqualTo("order-2\n640\n");
    } finally {
      Program.run(List.of("umount", folder.toString()));
      s3fs.close();
      Files.delete(password);
    }
  }
}
