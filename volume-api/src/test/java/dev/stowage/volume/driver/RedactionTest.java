package dev.stowage.volume.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      value = {
        "password=x                        | password=***",
        "PASSWORD=x                        | PASSWORD=***",
        "pass=x,vers=3.0                   | pass=***,vers=3.0",
        "passwd=x                          | passwd=***",
        "pwd=x                             | pwd=***",
        "password2=x                       | password2=***",
        "smb_pass=x rw                     | smb_pass=*** rw",
        "username=u,password=p=q,rw        | username=u,password=***,rw",
        "addr=nas,secret=AQ==              | addr=nas,secret=***",
        "credentials=/etc/cifs             | credentials=***",
        "AWS_SECRET_ACCESS_KEY=x           | AWS_SECRET_ACCESS_KEY=***",
        "access-key=x api_key=y            | access-key=*** api_key=***",
        "accountkey=x encryption_key=y     | accountkey=*** encryption_key=***",
        "X-Auth-Token=abc                  | X-Auth-Token=***",
        "password = x                      | password = ***",
        "password=it's                     | password=***",
        "password=a\"b,rw                  | password=***,rw",
        "password=\"a b\" rw               | password=\"***\" rw",
        "password='a b' rw                 | password='***' rw",
        "password=\"open                   | password=***",
        "{\"o\":\"user=u,password=x\"}     | {\"o\":\"user=u,password=***\"}",
        "{\"password\":\"a b\",\"x\":1}    | {\"password\":\"***\",\"x\":1}",
        "{\"password\" : \"a\\\"b\",\"x\":1} | {\"password\" : \"***\",\"x\":1}",
        "{\\\"password\\\":\\\"a b\\\"}    | {\\\"password\\\":\\\"***\\\"}",
        "u:p@nas:/srv, x                  | u:***@nas:/srv, x",
        "{'token': 'x'}                    | {'token': '***'}",
        "https://u:p@host/x                | https://u:***@host/x",
        "https://:p@host                   | https://:***@host",
        "ftp://u:p@ss@host/x               | ftp://u:***@host/x",
        "//u:p@host/share                  | //u:***@host/share",
        "at https://u:p@a and https://v:q@b | at https://u:***@a and https://v:***@b"
      },
      delimiter = '|',
      quoteCharacter = '`')
  void text_withASecret_losesIt(String text, String safe) {
    assertThat(Redaction.text(text)).isEqualTo(safe);
  }

  @Test
  void text_ofAFailedCifsMount_losesThePasswordOnly() {
    String text =
        "error while mounting volume '/var/lib/docker/volumes/share/_data': failed to mount local"
            + " volume: mount //nas/share:/var/lib/docker/volumes/share/_data, data:"
            + " addr=10.0.0.1,username=u,password=hunter2,vers=3.0: permission denied";

    assertThat(Redaction.text(text)).isEqualTo(text.replace("hunter2", "***"));
  }

  @Test
  void text_ofAFailedCifsMount_withThePasswordLast_losesTheColonToo() {
    assertThat(Redaction.text("data: username=u,password=hunter2: permission denied"))
        .isEqualTo("data: username=u,password=*** permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no such volume: orders-db",
        "passthrough=1",
        "bypass the cache",
        "passive=yes",
        "invalid token: unexpected end of JSON",
        "the password is wrong",
        "password=",
        "password=,vers=3.0",
        "compassion=1",
        "addr=10.0.0.1,nfsvers=4,rw",
        "http://10.0.0.1:2375/volumes",
        "mail me@example.org",
        "error: me@example.org",
        "pull nas:5000/shop:1@sha256:ab",
        "sshfs u@nas:/srv@2024",
        "{\"b\":\"me@x\"}",
        "unix:///var/run/docker.sock",
        "keyring=/etc/ceph/keyring",
        "sec=krb5",
        "{\"a\":\"//host:1\",\"b\":\"me@x\"}"
      })
  void text_withoutASecret_staysAsItIs(String text) {
    assertThat(Redaction.text(text)).isEqualTo(text);
  }

  @Test
  void text_redactedAlready_staysAsItIs() {
    String once = Redaction.text("o=username=u,password=x,https://u:p@h {\"token\":\"x\"}");

    assertThat(Redaction.text(once)).isEqualTo(once);
  }

  @Test
  void text_ofAMillionCharacters_isDoneInNoTime() {
    String[] hostile = {
      "a".repeat(1_000_000),
      "password=\"" + "\\\"".repeat(500_000),
      "password=" + "x".repeat(1_000_000),
      "//".repeat(500_000),
      "a:".repeat(500_000),
      "a:b" + ".".repeat(1_000_000)
    };
    for (String text : hostile) {
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Redaction.text(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "Password",
        "db.password",
        "dbpass",
        "pass",
        "PASS_1",
        "passphrase",
        "token",
        "clientSecret",
        "secret_key",
        "accessKeyId",
        "private-key",
        "api_key",
        "azure.account-key",
        "credentials",
        "line1\npassword"
      })
  void optionValue_ofAKeyThatNamesASecret_isMaskedWhole(String key) {
    assertThat(Redaction.optionValue(key, "hunter2, hunter3")).isEqualTo(Redaction.MASK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"passthrough", "device", "o", "type", "size", "key", "compassion", ""})
  void optionValue_ofAnOrdinaryKey_staysAsItIs(String key) {
    assertThat(Redaction.optionValue(key, "nfs")).isEqualTo("nfs");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "addr=nas,password=x,vers=3.0       | addr=nas,password=***,vers=3.0",
        "password=my long secret,vers=3.0   | password=***,vers=3.0",
        "password=a \"b\" c,vers=3.0        | password=***,vers=3.0",
        "password=\"a,b\",vers=3.0          | password=***,vers=3.0",
        "vers=3.0,password=my secret        | vers=3.0,password=***",
        "password=,vers=3.0                 | password=,vers=3.0",
        "lowerdir=/a b,upperdir=/c          | lowerdir=/a b,upperdir=/c"
      },
      delimiter = '|',
      quoteCharacter = '`')
  void optionValue_ofMountOptions_endsASecretOnlyAtAComma(String value, String safe) {
    assertThat(Redaction.optionValue("o", value)).isEqualTo(safe);
  }

  @Test
  void options_areSortedAndSafe_andTheOriginalIsLeftAlone() {
    Map<String, String> options = new HashMap<>(Map.of("o", "password=x", "a", "1", "secret", "s"));

    assertThat(Redaction.options(options))
        .containsExactly(
            Map.entry("a", "1"), Map.entry("o", "password=***"), Map.entry("secret", "***"));
    assertThat(options).containsEntry("secret", "s");
  }

  /** 20.10 answers so; 28.5 masks it. */
  @Test
  void text_aboutAVolumeWhoseSecretIsKnown_losesItWherever() {
    VolumeDriver driver =
        VolumeDriver.local()
            .option("type", "cifs")
            .option("device", "//nas/x")
            .option("o", "addr=nas,username=u,password=my long \"secret\",vers=3.0");
    String text = "mount //nas/x, data: username=u,password=my long \"secret\",vers=3.0: denied";

    assertThat(Redaction.text(text)).as("without knowing it").contains("long");
    assertThat(Redaction.text(text, driver))
        .isEqualTo("mount //nas/x, data: username=u,password=***,vers=3.0: denied");
    assertThat(Redaction.text("data: \"my long \\\"secret\\\"\"", driver))
        .isEqualTo("data: \"***\"");
    assertThat(Redaction.text("?p=my+long+%22secret%22&q=my%20long%20%22secret%22", driver))
        .isEqualTo("?p=***&q=***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acme/disk | password     | hunter2                          | saw hunter2      | saw ***",
        "acme/disk | url          | https://u:hunter2@h/x            | for hunter2 at h | for *** at h",
        "acme/disk | o            | a=1,token=hunter2                | hunter2          | ***",
        "acme/disk | pin          | hunter2                          | saw hunter2      | saw hunter2",
        "rclone    | b2-key       | hunter2                          | saw hunter2      | saw ***",
        "rclone    | sftp_key_pem | hunter2                          | saw hunter2      | saw ***",
        "rclone    | remote       | :b2,account=a,key=hunter2:bucket | saw hunter2      | saw ***",
        "rclone    | remote       | :b2,key='hunter2':bucket         | saw hunter2      | saw ***",
        "rclone    | remote       | :b2,key=hunter2,account=a:bucket | saw hunter2      | saw ***",
        "acme/disk | password     | a                                | an a in data a=b | an *** in data ***=b",
        "acme/disk | password     | ''                               | nothing          | nothing"
      })
  void text_aboutADriver_losesTheVeryValues(
      String driver, String key, String value, String text, String safe) {
    VolumeDriver given = VolumeDriver.named(driver).option(key, value);

    assertThat(Redaction.text(text, given)).isEqualTo(safe);
  }

  @Test
  void text_withASecretInsideAnother_losesTheLongerOneFirst() {
    VolumeDriver driver =
        VolumeDriver.named("x").option("password", "hunter").option("token", "hunter2");

    assertThat(Redaction.text("hunter2 and hunter", driver)).isEqualTo("*** and ***");
  }

  @Test
  void secret_saidToBeOne_isNeverPrinted() {
    VolumeDriver driver = VolumeDriver.named("acme/disk").secret("pin", SecretText.of("1234"));

    assertThat(driver).hasToString("acme/disk{pin=***}");
    assertThat(driver.as("disk").option("x", "y").withoutOption("x")).hasToString("disk{pin=***}");
    assertThat(driver.knownBy(DriverProfiles.standard())).hasToString("acme/disk{pin=***}");
    assertThat(driver.options()).containsEntry("pin", "1234");
    assertThat(driver).isEqualTo(VolumeDriver.named("acme/disk").option("pin", "1234"));
    assertThat(Redaction.text("pin 1234 is wrong", driver)).isEqualTo("pin *** is wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rclone             | azureblob-key       | x                        | ***",
        "rclone             | azureblob_sas_url   | x                        | ***",
        "rclone             | sftp-key-file       | /keys/id                 | /keys/id",
        "rclone             | path                | my-key=x                 | my-key=***",
        "rclone             | remote              | :b2,account=a,key=x:y    | :b2,account=a,key=***",
        "rclone             | remote              | ':b2,key=\"a,b\",a=c:y'  | ':b2,key=***,a=c:y'",
        "juicedata/juicefs  | metaurl             | redis://db               | ***",
        "juicedata/juicefs  | env                 | A=1                      | ***",
        "acme/disk          | azureblob-key       | x                        | x",
        "acme/disk          | path                | my-key=x                 | my-key=x"
      })
  void optionValue_ofADriver_knowsItsProfile(String driver, String key, String value, String safe) {
    assertThat(Redaction.optionValue(VolumeDriver.named(driver), key, value)).isEqualTo(safe);
  }
}
