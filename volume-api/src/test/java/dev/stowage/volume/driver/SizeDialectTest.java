package dev.stowage.volume.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.ByteSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SizeDialectTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "DOCKER_UNITS, 1, 1",
        "DOCKER_UNITS, 1025, 1025",
        "DOCKER_UNITS, 1024, 1k",
        "DOCKER_UNITS, 1073741824, 1g",
        "DOCKER_UNITS, 1125899906842624, 1024t",
        "WHOLE_GIB, 1073741824, 1",
        "WHOLE_GIB, 1073741825, -",
        "WHOLE_GIB, 1048576, -",
        "GIB_WITH_UNIT, 10737418240, 10G",
        "GIB_WITH_UNIT, 10737418239, -",
        "BINARY_UNITS, 10737418240, 10GiB",
        "BINARY_UNITS, 1000000, 1000000",
        "BINARY_UNITS, 1126999418470400, 1025TiB",
        "MIXED_UNITS, 1024, 1KiB",
        "MIXED_UNITS, 1000, 1000B",
        "MIXED_UNITS, 1099511627776, 1TiB"
      })
  void write_isExactOrNothing(SizeDialect dialect, long bytes, String written) {
    assertThat(dialect.write(ByteSize.ofBytes(bytes)).orElse(null)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "DOCKER_UNITS, 1.5kB, 1536",
        "DOCKER_UNITS, x, -",
        "WHOLE_GIB, 2, 2147483648",
        "WHOLE_GIB, 2g, -",
        "WHOLE_GIB, 0, -",
        "WHOLE_GIB, -1, -",
        "WHOLE_GIB, 8589934591, 9223372035781033984",
        "WHOLE_GIB, 8589934592, -",
        "WHOLE_GIB, 1234567890123456789012, -",
        "GIB_WITH_UNIT, 2, 2147483648",
        "GIB_WITH_UNIT, 2g, 2147483648",
        "GIB_WITH_UNIT, 2GiB, 2147483648",
        "GIB_WITH_UNIT, 2gb, -",
        "GIB_WITH_UNIT, 2m, -",
        "BINARY_UNITS, 2, 2",
        "BINARY_UNITS, 2k, 2048",
        "BINARY_UNITS, 2KB, 2048",
        "BINARY_UNITS, 2kib, 2048",
        "BINARY_UNITS, 2T, 2199023255552",
        "BINARY_UNITS, 2b, -",
        "BINARY_UNITS, 2 k, -",
        "BINARY_UNITS, 2ki, -",
        "BINARY_UNITS, 1.5g, -",
        "BINARY_UNITS, 2p, -",
        "MIXED_UNITS, 2, 2147483648",
        "MIXED_UNITS, 2B, 2",
        "MIXED_UNITS, 2K, 2048",
        "MIXED_UNITS, 2KiB, 2048",
        "MIXED_UNITS, 2KB, 2000",
        "MIXED_UNITS, 2gb, 2000000000",
        "MIXED_UNITS, 2x, -",
        "MIXED_UNITS, '', -"
      })
  void read_isWhatTheDriverReads(SizeDialect dialect, String written, Long bytes) {
    assertThat(dialect.read(written).map(ByteSize::bytes).orElse(null)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void written_isReadAsTheSame(SizeDialect dialect) {
    for (long bytes : new long[] {1, 1000, 1 << 20, 3L << 30, 5L << 40, (1L << 62) + 1}) {
      ByteSize size = ByteSize.ofBytes(bytes);
      dialect.write(size).ifPresent(it -> assertThat(dialect.read(it)).contains(size));
    }
    assertThat(dialect.write(ByteSize.ofBytes(3L << 30))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "WHOLE_GIB, 1, 1",
    "WHOLE_GIB, 1g, 1",
    "WHOLE_GIB, 1073741825b, 2",
    "WHOLE_GIB, junk, 10",
    "WHOLE_GIB, 9223372036854775807, 8589934591",
    "BINARY_UNITS, 2.5g, 3GiB"
  })
  void advice_isTheNextSizeUp(SizeDialect dialect, String written, String advised) {
    assertThat(dialect.advice(written)).startsWith("write ").endsWith(", such as " + advised);
  }
}
