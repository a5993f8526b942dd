package dev.stowage.volume.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.Difference;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.local.BlockDeviceVolume;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.driver.local.OverlayVolume;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.driver.plugin.AzureFile;
import dev.stowage.volume.driver.plugin.Flocker;
import dev.stowage.volume.driver.plugin.Hetzner;
import dev.stowage.volume.driver.plugin.JuiceFs;
import dev.stowage.volume.driver.plugin.LocalPersist;
import dev.stowage.volume.driver.plugin.Portworx;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import dev.stowage.volume.driver.plugin.Sshfs;
import dev.stowage.volume.driver.plugin.Trident;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeDiffersException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret given to any form, in any of the ways there are, stands in nothing that is printed. */
class SecretsTest {

  /** Stands in all secrets here, and in nothing else. */
  private static final String MARK = "hunter";

  private static final String AWKWARD = "hunter&2/\"x\" <\\>'é hunter";
  private static final SecretText SECRET = SecretText.of(AWKWARD);

  private static Stream<DriverForm> withKeys() {
    return Stream.of(
        CifsVolume.server("nas").share("x").login("u", SECRET),
        CifsVolume.server("nas").share("x").login("u", SecretText.of("hunter2")).domain("d"),
        BlockDeviceVolume.of("/dev/sdb", "ext4").mountOption("passphrase=" + AWKWARD),
        VolumeDriver.local().option("type", "smb3").option("o", "pass=" + AWKWARD),
        Rclone.s3("bucket").keys("id", SECRET),
        Rclone.s3("bucket").secret("s3-sse-customer-key", SECRET),
        Rclone.sftp("nas", "/srv").obscuredPassword(SECRET),
        Rclone.sftp("nas", "/srv").option("sftp_key_pem", AWKWARD),
        Rclone.backendOf("webdav", "/").option("webdav-bearer-token", AWKWARD),
        Rclone.backendOf("azureblob", "/").option("azureblob_key", AWKWARD),
        Rclone.remote(":b2,account=a,key='hunter2 x':bucket"),
        Rclone.remote(":s3,secret_access_key=hunter2,provider=Other:bucket"),
        Sshfs.of("u@nas:/srv").password(SECRET),
        JuiceFs.of("shop", "redis://:hunter2@nas:6379/1"),
        JuiceFs.of("shop", "redis://:hunter%262@nas:6379/1").keys("id", SECRET),
        JuiceFs.of("shop", "redis://nas").environment(SecretText.of("A=hunter2,B=hunter3")),
        VolumeDriver.named("acme/disk").secret("pin", SECRET),
        VolumeDriver.named("acme/disk").option("url", "https://u:hunter2@nas/x?token=hunter3"));
  }

  /** What no method names can be given all the same. */
  private static Stream<DriverForm> withSecretsOfTheirOwn() {
    return Stream.of(
        RexRay.of(RexRayStorage.SERVICE).secret("pin", SECRET),
        Flocker.volume().secret("pin", SECRET),
        Flocker.volume().secret("profile", SECRET),
        LocalPersist.at("/srv").secret("pin", SECRET),
        Trident.volume().secret("pin", SECRET),
        Portworx.volume().secret("pin", SECRET),
        Hetzner.volume().secret("pin", SECRET),
        AzureFile.share("shop").secret("pin", SECRET),
        NfsVolume.server("nas").mountOption("password=hunter2"),
        TmpfsVolume.memory().mountOption("password=hunter2"),
        HostDirectoryVolume.at("/srv").mountOption("password=hunter2"),
        OverlayVolume.over("/a", "/b").mountOption("password=hunter2"));
  }

  /** Forms that are refused, with the secret where a finding has reason to quote. */
  private static Stream<DriverForm> atFault() {
    return Stream.of(
        CifsVolume.server("nas").share("x").login("u", SecretText.of("2,hunter")),
        CifsVolume.server("u:hunter2@nas").share("x").guest(),
        CifsVolume.server("nas").share("x").mountOption("file_mode=password=hunter2"),
        NfsVolume.server("u:hunter2@nas").export("/x"),
        NfsVolume.server("nas").export("password=hunter2"),
        NfsVolume.server("nas").version("password=hunter2"),
        Rclone.s3("bucket").endpoint("https://u:hunter2@nas"),
        Rclone.s3("u:hunter2@bucket"),
        Rclone.remote(":s3,secret_access_key=hunter2"),
        Rclone.sftp("u:hunter2@nas", "/srv"),
        Sshfs.of("u:hunter2@nas"),
        RexRay.of(RexRayStorage.CSI_NFS).export("u:hunter2@nas/", "token=hunter2"),
        RexRay.of(RexRayStorage.EBS).size("password=hunter2"),
        VolumeDriver.named("acme/disk").secret("pin", SecretText.of("hunter\n")));
  }

  static Stream<DriverForm> forms() {
    return Stream.of(withKeys(), withSecretsOfTheirOwn(), atFault()).flatMap(it -> it);
  }

  static Stream<DriverForm> valid() {
    return Stream.concat(withKeys(), withSecretsOfTheirOwn());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void printed_showsNoSecret(DriverForm form) {
    VolumeDriver driver = form.toDriver();
    VolumeSettings settings = VolumeSettings.defaults().withDriver(form);
    assertThat(driver.options().toString() + driver.name()).contains(MARK);

    List<Object> printed = new ArrayList<>(List.of(form, driver, settings, form.findings()));
    printed.add(driver.as("alias"));
    printed.add(Redaction.options(driver));
    printed.add(VolumeState.builder(VolumeName.of("data"), settings).build());
    if (form.findings().isEmpty()) {
      printed.addAll(printedOf(VolumeDefinition.named("data").driver(form).build()));
    } else {
      printed.add(
          catchThrowableOfType(
              InvalidDefinitionException.class,
              () -> VolumeDefinition.named("data").driver(form).build()));
    }
    assertThat(printed).allSatisfy(it -> assertThat(it.toString()).doesNotContain(MARK));
  }

  private static List<Object> printedOf(VolumeDefinition definition) {
    VolumeDriver driver = definition.driver();
    List<Difference> differences =
        driver.options().entrySet().stream()
            .map(it -> Difference.ofOption(driver, it.getKey(), it.getValue(), "hunter4"))
            .filter(it -> it.wanted().filter(Redaction.MASK::equals).isPresent())
            .toList();
    List<Object> printed = new ArrayList<>(List.of(definition, differences));
    for (Step step : Set.of(Step.CREATE, Step.CREATE_AND_FILL, Step.KEEP)) {
      printed.add(new VolumePlan(definition, step, List.of()));
    }
    if (!differences.isEmpty()) {
      printed.add(new VolumePlan(definition, Step.REFUSE, differences));
      printed.add(new VolumeDiffersException(definition.name(), differences));
    }
    return printed;
  }

  /** What engines and drivers make of options when they quote them. */
  private static Stream<String> quotations(Map<String, String> options) {
    return options.values().stream().filter(it -> it.contains(MARK)).flatMap(SecretsTest::quoted);
  }

  private static Stream<String> quoted(String value) {
    String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
    String html = value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&#34;");
    String url = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return Stream.of(
        "cannot use " + value + ": no",
        "cannot use \"" + json + "\": no",
        "{\"Err\":\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}",
        ofGo(json),
        "GET https://nas/?q=" + url + "&r=1",
        "GET https://nas/?q=" + url.replace("+", "%20").replace("%", "%25"),
        "GET https://nas/" + url.toLowerCase(Locale.ROOT),
        "<p>" + html + "</p>",
        Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Go writes for use in HTML even where nobody will. */
  private static String ofGo(String json) {
    String backslash = "\\";
    return json.replace("&", backslash + "u0026")
        .replace("<", backslash + "u003c")
        .replace(">", backslash + "u003e");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void quoted_showsNoSecret(DriverForm form) {
    VolumeDriver driver = form.toDriver();

    assertThat(quotations(driver.options())).isNotEmpty();
    assertThat(quotations(driver.options()))
        .allSatisfy(it -> assertThat(Redaction.text(it, driver)).doesNotContain(MARK));
  }

  @Test
  void quoted_inBase64_showsNoSecret() {
    VolumeDriver driver = VolumeDriver.named("x").option("password", AWKWARD);
    String base64 = Base64.getEncoder().encodeToString(AWKWARD.getBytes(StandardCharsets.UTF_8));

    assertThat(Redaction.text("saw " + base64, driver)).doesNotContain(base64.substring(0, 20));
  }

  @Test
  void hidden_isNothingElse() {
    VolumeDriver driver =
        VolumeDriver.named("x").option("password", AWKWARD).option("tier", "gold");

    assertThat(Redaction.text("tier gold of x:1@sha256:ab at nas: é & <no>", driver))
        .isEqualTo("tier gold of x:1@sha256:ab at nas: é & <no>");
  }
}
