package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void toString_isOneLine() {
    assertThat(new Finding("size", "'x' is not a size", "write a number"))
        .hasToString("size: 'x' is not a size; write a number");
  }

  @Test
  void order_isByPlaceThenProblemThenRemedy() {
    assertThat(
            Stream.of(
                    new Finding("b", "a", "a"),
                    new Finding("a", "b", "a"),
                    new Finding("a", "a", "b"),
                    new Finding("a", "a", "a"))
                .sorted())
        .containsExactly(
            new Finding("a", "a", "a"),
            new Finding("a", "a", "b"),
            new Finding("a", "b", "a"),
            new Finding("b", "a", "a"));
  }
}
