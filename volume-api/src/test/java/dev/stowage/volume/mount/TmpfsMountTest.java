package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.FileMode;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TmpfsMountTest {

  private static final TmpfsMount PLAIN = tmpfs().at("/run").build();

  @Test
  void tmpfs_withoutOptions_hasTheEnginesDefaults() {
    assertThat(PLAIN.target()).isEqualTo(ContainerPath.of("/run"));
    assertThat(PLAIN.readOnly()).isFalse();
    assertThat(PLAIN.exec()).isFalse();
    assertThat(PLAIN.size()).isEmpty();
    assertThat(PLAIN.mode()).isEmpty();
    assertThat(PLAIN).hasToString("tmpfs at /run");
  }

  @Test
  void options_areKept() {
    TmpfsMount mount = tmpfs().at("/run").readOnly().exec().size("64m").mode("0700").build();

    assertThat(mount.readOnly()).isTrue();
    assertThat(mount.exec()).isTrue();
    assertThat(mount.size()).contains(ByteSize.ofBytes(64 * 1024 * 1024));
    assertThat(mount.mode()).contains(FileMode.octal("700"));
    assertThat(mount).hasToString("tmpfs at /run of 67108864 bytes");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4096, 1_000_000_000_000_000_000L, Long.MAX_VALUE})
  void size_asAValue_isKeptHoweverLarge(long bytes) {
    TmpfsMount mount = tmpfs().at("/run").size(ByteSize.ofBytes(bytes)).build();

    assertThat(mount.size()).contains(ByteSize.ofBytes(bytes));
    assertThat(mount.toBuilder().build()).isEqualTo(mount);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 0b111_101_101, 4095})
  void mode_asAValue_isKept(int bits) {
    TmpfsMount mount = tmpfs().at("/run").mode(new FileMode(bits)).build();

    assertThat(mount.mode()).contains(new FileMode(bits));
    assertThat(mount.toBuilder().build()).isEqualTo(mount);
  }

  @Test
  void build_withManyFaults_reportsAllOfThemSorted() {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () -> tmpfs().at("run").size("0").mode("999").build());

    assertThat(failure.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "tmpfs at run: container path 'run': is relative; give an absolute path below the root,"
                + " such as /data or C:\\data",
            "tmpfs at run: mode: '999' is not a mode; write one to four octal digits above zero,"
                + " such as 0755 or 1777",
            "tmpfs at run: size: '0' is not a size; write a number above zero with an optional unit"
                + " b, k, m, g, t or p, such as 64m");
  }

  static Stream<TmpfsMount> allKinds() {
    return Stream.of(
        PLAIN,
        tmpfs().at("/run").readOnly().build(),
        tmpfs().at("/run").exec().build(),
        tmpfs().at("/run").size("1k").build(),
        tmpfs().at("/run").mode("1777").build(),
        tmpfs().at("/tmp").build());
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void toBuilder_givesAnEqualMount_whichEqualsNoOtherKind(TmpfsMount mount) {
    assertThat(mount.toBuilder().build()).isEqualTo(mount).hasSameHashCodeAs(mount);
    assertThat(allKinds().filter(mount::equals)).hasSize(1);
  }

  @Test
  void size_writtenDifferently_isTheSameMount() {
    assertThat(tmpfs().at("/run").size("1k").build())
        .isEqualTo(tmpfs().at("/run/").size("1024").build());
  }
}
