package dev.stowage.docker.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.ArchivedVolume;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {

  private static byte[] header(DriverForm driver, Map<String, String> labels) throws IOException {
    VolumeSettings settings = VolumeSettings.defaults().withDriver(driver).withLabels(labels);
    return Provenance.header(VolumeState.builder(VolumeName.of("orders"), settings).build());
  }

  private static byte[] whole(byte[] header, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(header);
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(new TarArchiveEntry(name));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static ArchivedVolume read(byte[] tar) throws IOException {
    return Provenance.read(new ByteArrayInputStream(tar)).orElseThrow();
  }

  @Test
  void whatAVolumeIs_comesBack() throws IOException {
    VolumeDriver driver = VolumeDriver.named("acme/disk:2").option("a=b&c", "d %ü").option("e", "");
    Map<String, String> labels = Map.of("x=1", "2&3", "empty", "", "dev.stowage.fill", "ours");
    ArchivedVolume volume = read(whole(header(driver, labels), "file"));
    assertThat(volume.name().value()).isEqualTo("orders");
    assertThat(volume.settings().driver()).isEqualTo(driver);
    assertThat(volume.settings().labels()).isEqualTo(Map.of("x=1", "2&3", "empty", ""));
    assertThat(volume.definition("copy").label("y", "z").build().driver()).isEqualTo(driver);
  }

  @Test
  void secretsStayAtHome_andWhoMakesAVolumeLikeItIsTold() throws IOException {
    byte[] header =
        header(Rclone.s3("backup/db").keys("AKIA", SecretText.of("very-secret")), Map.of());
    assertThat(new String(header, StandardCharsets.ISO_8859_1))
        .doesNotContain("very-secret")
        .contains("backup%2Fdb");
    ArchivedVolume volume = read(whole(header, "file"));
    assertThat(volume.withheld()).containsExactly("s3-access-key-id", "s3-secret-access-key");
    assertThatThrownBy(() -> volume.definition("copy"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("option 's3-secret-access-key' of driver rclone")
        .hasMessageContaining("holds a secret, which archives do not");
  }

  @Test
  void secretsInsideOptions_stayAtHomeWithThem() throws IOException {
    byte[] header =
        header(
            CifsVolume.server("nas").share("shop").login("u", SecretText.of("very-secret")),
            Map.of());
    assertThat(new String(header, StandardCharsets.ISO_8859_1)).doesNotContain("very-secret");
    assertThat(read(whole(header, "file")).withheld()).containsExactly("o");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%ZZ", "driver=local", "name=../x&driver=local"})
  void nonsense_isAFailureOfTheArchive(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TarArchiveEntry entry = new TarArchiveEntry("x", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
    entry.addPaxHeader("comment", "dev.stowage.volume/1?" + text);
    TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);
    tar.putArchiveEntry(entry);
    tar.flush();
    byte[] whole = whole(bytes.toByteArray(), "file");
    assertThatThrownBy(() -> read(whole)).isInstanceOf(IOException.class);
  }

  @Test
  void otherPrograms_passOverIt(@TempDir Path directory) throws Exception {
    Path archive = directory.resolve("a.tar");
    Files.write(archive, whole(header(VolumeDriver.local(), Map.of("a", "b")), "file"));
    Process process =
        new ProcessBuilder("tar", "-tf", archive.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said.strip()).isEqualTo("file");
  }
}
