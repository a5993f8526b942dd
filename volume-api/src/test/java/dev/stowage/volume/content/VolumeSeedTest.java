package dev.stowage.volume.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeSeedTest {

  @ParameterizedTest
  @CsvSource({
    "*.tmp, a.tmp, true",
    "*.tmp, deep/a.tmp, false",
    "**/*.tmp, deep/er/a.tmp, true",
    "**/*.tmp, a.tmp, true",
    "/logs/, logs, true",
    "logs, logs/today/a, true",
    "logs, mylogs, false",
    "./logs, logs/a, true",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a[b-d]e, ace, true",
    "a[^b-d]e, ace, false",
    "docs/**, docs/a/b, true",
    "docs/**/x, docs/x, true",
    "docs/**/x, docs/a/b/x, true",
    "'#logs', '#logs', false",
    "'\\*', '*', true",
    "'\\*', 'a', false",
    "a.b, axb, false"
  })
  void ignores_likeDockerignore(String pattern, String path, boolean ignored) {
    SeedPart part = VolumeSeed.directory(Path.of("/a")).ignoring(pattern).parts().get(0);
    assertThat(part.ignores(ContentPath.of(path))).isEqualTo(ignored);
  }

  @Test
  void ignores_theLastThatMatchesDecides() {
    SeedPart part =
        VolumeSeed.directory(Path.of("/a"))
            .ignoring("", "  logs  ", "!logs/keep")
            .ignoring("**/secret")
            .parts()
            .get(0);
    assertThat(part.ignores(ContentPath.of("logs/drop"))).isTrue();
    assertThat(part.ignores(ContentPath.of("logs/keep/all"))).isFalse();
    assertThat(part.ignores(ContentPath.of("logs/keep/secret"))).isTrue();
    assertThat(part.ignores(ContentPath.ROOT)).isFalse();
  }

  @Test
  void placed_policyGoesForAllPartsSoFar() {
    VolumeSeed seed =
        VolumeSeed.file("shop.conf", "x")
            .and(VolumeSeed.emptyDirectory("d"))
            .under("conf")
            .ownedBy(7, 8)
            .modes("0640", "0750")
            .and(VolumeSeed.file("late", "y"));
    List<FileState> placed =
        seed.parts().stream()
            .map(part -> part.placed(((SeedSource.Written) part.source()).state()))
            .toList();
    assertThat(placed)
        .extracting(FileState::toString)
        .containsExactly(
            "FILE conf/shop.conf 0640 7:8 1 bytes",
            "DIRECTORY conf/d 0750 7:8",
            "FILE late 0644 0:0 1 bytes");
  }

  @Test
  void placed_linkInsideMovesAlong() {
    SeedPart part = VolumeSeed.archive(Path.of("a.tar")).under("in").parts().get(0);
    FileState link = FileState.at(ContentPath.of("b"), FileKind.HARD_LINK).link("a").build();
    assertThat(part.placed(link).link()).contains("in/a");
    FileState soft = FileState.at(ContentPath.of("b"), FileKind.SYMLINK).link("../a").build();
    assertThat(part.placed(soft).link()).contains("../a");
  }

  @Test
  void seed_isAValueAndShowsNoContent() {
    VolumeSeed one = VolumeSeed.file("a", "secret").ownedBy(1, 1);
    assertThat(one)
        .isEqualTo(VolumeSeed.file("a", "secret").ownedBy(1, 1))
        .hasSameHashCodeAs(VolumeSeed.file("a", "secret").ownedBy(1, 1))
        .isNotEqualTo(VolumeSeed.file("a", "other").ownedBy(1, 1))
        .isNotEqualTo(VolumeSeed.file("a", "secret"))
        .hasToString(one.toString());
    assertThat(one.toString()).contains("6 bytes").doesNotContain("secret");
    assertThatThrownBy(() -> VolumeSeed.file("../a", "x"))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void definition_keepsItsContent() {
    VolumeSeed seed = VolumeSeed.file("a", "b");
    VolumeDefinition orders = VolumeDefinition.named("orders").initialContent(seed).build();
    assertThat(orders.toBuilder().label("a", "b").build().initialContent()).contains(seed);
    assertThat(orders).isNotEqualTo(VolumeDefinition.named("orders").build());
  }
}
