package dev.stowage.volume.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class SecretTextTest {

  private static final SecretText SECRET = SecretText.of("hunter2");

  @Test
  void secret_showsItselfOnlyWhenAsked() {
    assertThat(SECRET).hasToString("***");
    assertThat("%s %s".formatted(SECRET, java.util.List.of(SECRET))).doesNotContain("hunter2");
    assertThat(SECRET.reveal()).isEqualTo("hunter2");
    assertThat(SECRET).isNotInstanceOf(Serializable.class);
  }

  @Test
  void secret_hasEquality() {
    assertThat(SECRET)
        .isEqualTo(SecretText.of("hunter2"))
        .hasSameHashCodeAs(SecretText.of("hunter2"))
        .isNotEqualTo(SecretText.of("hunter3"))
        .isNotEqualTo("hunter2");
  }
}
