package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileModeTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 01",
    "7, 7, 07",
    "755, 493, 0755",
    "0755, 493, 0755",
    "1777, 1023, 01777",
    "01777, 1023, 01777",
    "7777, 4095, 07777",
    "07777, 4095, 07777",
    "0007, 7, 07"
  })
  void octal_givesBits(String text, int bits, String shown) {
    assertThat(FileMode.octal(text).bits()).isEqualTo(bits);
    assertThat(FileMode.octal(text)).hasToString(shown);
    assertThat(FileMode.read(text)).contains(new FileMode(bits));
    assertThat(FileMode.octal(shown)).isEqualTo(FileMode.octal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0", "00", "0000", "00000", "8", "0798", "0o755", "0x1ff", "-1", "+1", "17777",
        "077777", "755 ", " 755", "755\n", "rwx", "u+x", "\u0667"
      })
  void octal_anythingElse_isRefused(String text) {
    assertThat(FileMode.read(text)).isEmpty();
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> FileMode.octal(text))
        .satisfies(
            failure ->
                assertThat(failure.findings()).containsExactly(FileMode.problem("mode", text)));
  }

  @Test
  void problem_saysWhatToWrite_withoutControlCharacters() {
    assertThat(FileMode.problem("mode", "8\n"))
        .hasToString(
            "mode: '8\uFFFD' is not a mode; write one to four octal digits above zero, such as 0755"
                + " or 1777");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 4096, Integer.MAX_VALUE})
  void constructor_bitsOutOfRange_areRefused(int bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileMode(bits))
        .withMessageStartingWith("not a file mode: 0");
  }

  @Test
  void order_isByBits() {
    assertThat(Stream.of("1777", "0700", "1", "0755").map(FileMode::octal).sorted())
        .extracting(FileMode::toString)
        .containsExactly("01", "0700", "0755", "01777");
  }
}
