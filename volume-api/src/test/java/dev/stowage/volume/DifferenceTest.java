package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void ofDriver_namesBoth() {
    Difference difference = Difference.ofDriver("s3", "local");

    assertThat(difference.setting()).isEqualTo("driver");
    assertThat(difference.wanted()).contains("s3");
    assertThat(difference.actual()).contains("local");
    assertThat(difference).hasToString("driver: wanted 's3', is 'local'");
  }

  @Test
  void ofOption_missingOnEitherSide_saysAbsent() {
    assertThat(Difference.ofOption("o", "rw", null))
        .hasToString("option o: wanted 'rw', is absent");
    assertThat(Difference.ofOption("o", null, "rw"))
        .hasToString("option o: wanted absent, is 'rw'");
    assertThat(Difference.ofOption("o", "rw", null).actual()).isEmpty();
    assertThat(Difference.ofOption("o", null, "rw").wanted()).isEmpty();
  }

  @Test
  void ofOption_secretInsideAValue_isMaskedOnBothSides() {
    Difference difference =
        Difference.ofOption("o", "user=u,password=hunter2", "user=v,password=hunter3");

    assertThat(difference)
        .hasToString("option o: wanted 'user=u,password=***', is 'user=v,password=***'");
    assertThat(difference.wanted()).contains("user=u,password=***");
    assertThat(difference.actual()).contains("user=v,password=***");
  }

  @Test
  void ofOption_secretByItsKey_isMaskedWhole() {
    assertThat(Difference.ofOption("secretKey", "hunter2", null))
        .hasToString("option secretKey: wanted '***', is absent");
  }

  @Test
  void ofLabel_ordinaryValue_staysAsItIs() {
    assertThat(Difference.ofLabel("app", "shop", "blog"))
        .hasToString("label app: wanted 'shop', is 'blog'");
    assertThat(Difference.ofLabel("app", "", null)).hasToString("label app: wanted '', is absent");
  }

  @Test
  void ofLabel_secret_isMasked() {
    assertThat(Difference.ofLabel("db.password", "hunter2", "hunter3"))
        .hasToString("label db.password: wanted '***' with another secret than it has");
    assertThat(Difference.ofLabel("url", "https://u:hunter2@host", null).toString())
        .doesNotContain("hunter2");
  }

  @Test
  void equality_dependsOnAllThreeParts() {
    Difference difference = Difference.ofLabel("app", "shop", "blog");

    assertThat(difference)
        .isEqualTo(Difference.ofLabel("app", "shop", "blog"))
        .hasSameHashCodeAs(Difference.ofLabel("app", "shop", "blog"))
        .isNotEqualTo(Difference.ofOption("app", "shop", "blog"))
        .isNotEqualTo(Difference.ofLabel("app", "shop", null))
        .isNotEqualTo(Difference.ofLabel("app", "blog", "blog"))
        .isNotEqualTo("label app");
  }
}
