package dev.stowage.testkit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileContentTest {

  @Test
  void kept_isWhatWasGiven_andCannotBeChanged() {
    byte[] bytes = {1, 2, 3};
    FileContent content = FileContent.of(bytes);
    bytes[0] = 9;
    content.bytes()[1] = 9;
    assertThat(content.bytes()).containsExactly(1, 2, 3);
    assertThat(content.size()).isEqualTo(3);
    assertThat(FileContent.of("né").bytes()).hasSize(3);
    assertThat(FileContent.of("né").text()).isEqualTo("né");
    assertThat(FileContent.empty().size()).isZero();
  }

  @Test
  void generated_isTheSameWheneverAndHoweverItIsRead() throws IOException {
    FileContent content = FileContent.generated(10_007, 5);
    byte[] whole = content.bytes();
    assertThat(whole).hasSize(10_007);
    ByteArrayOutputStream slowly = new ByteArrayOutputStream();
    try (InputStream in = content.open()) {
      byte[] buffer = new byte[13];
      for (int read = in.read(); read >= 0; read = in.read()) {
        slowly.write(read);
        slowly.write(buffer, 0, Math.max(0, in.read(buffer, 0, 13)));
      }
      assertThat(in.read(buffer)).isNegative();
    }
    assertThat(slowly.toByteArray()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 8, 9, 4_999})
  void generated_skipped_goesOnWhereItWouldBe(long skip) throws IOException {
    byte[] whole = FileContent.generated(5_000, 5).bytes();
    try (InputStream in = FileContent.generated(5_000, 5).open()) {
      assertThat(in.skip(skip)).isEqualTo(skip);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(whole, (int) skip, 5_000));
      assertThat(in.skip(1)).isZero();
    }
  }

  @Test
  void generated_looksRandom() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      out.write(FileContent.generated(100_000, 1).bytes());
    }
    assertThat(packed.size()).isGreaterThan(99_000);
  }

  @Test
  void first_isTheBeginning() {
    FileContent made = FileContent.generated(5_000, 5);
    assertThat(made.first(77)).isEqualTo(FileContent.generated(77, 5));
    assertThat(made.first(77).bytes()).isEqualTo(Arrays.copyOf(made.bytes(), 77));
    assertThat(made.first(5_001)).isEqualTo(made);
    assertThat(FileContent.of("abc").first(2)).isEqualTo(FileContent.of("ab"));
    assertThat(FileContent.of("abc").first(4)).isEqualTo(FileContent.of("abc"));
  }

  @Test
  void equal_ifAllBytesAre() {
    FileContent made = FileContent.generated(200_000, 5);
    byte[] bytes = made.bytes();
    assertThat(FileContent.of(bytes)).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(made).isEqualTo(FileContent.of(bytes));
    bytes[199_999]++;
    assertThat(FileContent.of(bytes)).isNotEqualTo(made);
    assertThat(made)
        .isNotEqualTo(FileContent.of(bytes))
        .isNotEqualTo(FileContent.generated(200_000, 6))
        .isNotEqualTo(FileContent.generated(199_999, 5));
    assertThat(FileContent.of("a")).isNotEqualTo(FileContent.of("b")).isNotEqualTo("a");
  }

  @Test
  void toString_tellsHowMuchItIs() {
    assertThat(FileContent.of("abc")).hasToString("3 bytes (ba7816bf8f01)");
    assertThat(FileContent.generated(10L << 30, 5))
        .hasToString("10737418240 bytes (made from seed 5)");
  }

  @Test
  void whatCannotBe_isRefused() {
    assertThatThrownBy(() -> FileContent.generated(-1, 5))
        .hasMessage("size -1 is negative")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FileContent.generated(1L << 31, 5).bytes())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2147483648 bytes (made from seed 5) do not fit in an array");
  }
}
