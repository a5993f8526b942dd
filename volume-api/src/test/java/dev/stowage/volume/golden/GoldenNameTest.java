package dev.stowage.volume.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.failure.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenNameTest {

  @ParameterizedTest
  @CsvSource({
    "orders-db, orders-db, latest",
    "shop/orders-db:v2, shop/orders-db, v2",
    "a__b.c:V_1.0-x, a__b.c, V_1.0-x"
  })
  void name_hasRepositoryAndTag(String given, String repository, String tag) {
    GoldenName name = GoldenName.of(given);
    assertThat(name.repository()).isEqualTo(repository);
    assertThat(name.tag()).isEqualTo(tag);
    assertThat(name).hasToString(repository + ":" + tag).isEqualTo(GoldenName.of(name.toString()));
    assertThat(name).hasSameHashCodeAs(GoldenName.of(name.toString()));
    assertThat(GoldenName.ofImage(name.image())).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a b", "/a", "a/", "../a", "a:", "a:b:c", "a@b", "a?x", "-a"})
  void whatNoImageCanBeCalled_isRefused(String name) {
    assertThatThrownBy(() -> GoldenName.of(name))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("in lower case");
  }

  @Test
  void tooLong_isRefused() {
    assertThat(GoldenName.of("a".repeat(200)).repository()).hasSize(200);
    assertThatThrownBy(() -> GoldenName.of("a".repeat(201)))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres:17",
        "stowage-golden/a",
        "stowage-golden/",
        "<none>:<none>",
        "registry:5000/stowage-golden/a:1"
      })
  void otherImages_areNoGoldenVolumes(String image) {
    assertThat(GoldenName.ofImage(image)).isEmpty();
  }

  @Test
  void names_areSorted() {
    assertThat(GoldenName.of("a:1")).isLessThan(GoldenName.of("a:2"));
  }
}
