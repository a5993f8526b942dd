package dev.stowage.testkit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.TreeCopy;
import dev.stowage.testkit.files.Trees;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTreeTest {

  private static final Instant TIME = Instant.parse("2020-02-02T20:20:20Z");

  private static final FileTree ALL =
      FileTree.builder()
          .owner(5, 6)
          .mode("1777")
          .file("etc/x.conf", "text")
          .owner(999, 998)
          .mode("4640")
          .modified(TIME)
          .hardLink("etc/y.conf", "etc/x.conf")
          .symlink("etc/link", "../nowhere")
          .directory("etc/empty")
          .mode("0700")
          .fifo("run/pipe")
          .characterDevice("dev/null", new DeviceNumber(1, 3))
          .blockDevice("dev/loop", new DeviceNumber(7, 0))
          .file("größe/日本", new byte[] {0, 1})
          .build();

  @Test
  void builder_keepsAllThatItIsTold() {
    assertThat(ALL.paths())
        .containsExactly(
            "dev",
            "dev/loop",
            "dev/null",
            "etc",
            "etc/empty",
            "etc/link",
            "etc/x.conf",
            "etc/y.conf",
            "größe",
            "größe/日本",
            "run",
            "run/pipe");
    assertThat(ALL.find("").orElseThrow().owner()).isEqualTo(new FileOwner(5, 6));
    assertThat(ALL.find("etc/x.conf"))
        .hasValueSatisfying(
            file -> {
              assertThat(file.mode()).isEqualTo(0_4640);
              assertThat(file.owner()).isEqualTo(new FileOwner(999, 998));
              assertThat(file.modified()).isEqualTo(TIME);
              assertThat(file.size()).isEqualTo(4);
            });
    assertThat(ALL.find("etc/y.conf").orElseThrow().kind()).isEqualTo(FileKind.HARD_LINK);
    assertThat(ALL.text("etc/y.conf")).isEqualTo("text");
    assertThat(ALL.find("etc/link").orElseThrow().link()).contains("../nowhere");
    assertThat(ALL.device("dev/null")).contains(new DeviceNumber(1, 3));
    assertThat(ALL.find("etc").orElseThrow().mode()).isEqualTo(0_755);
    assertThat(ALL.find("nowhere")).isEmpty();
  }

  @Test
  void tree_madeToLiveAndReadBack_isEqual() {
    assertThat(Trees.read(Trees.of(ALL))).isEqualTo(ALL);
    assertThat(ALL.toBuilder().build()).isEqualTo(ALL).hasSameHashCodeAs(ALL);
  }

  @Test
  void tree_thatDiffersInAnything_isNotEqual() {
    assertThat(ALL.toBuilder().file("etc/x.conf", "TEXT").build()).isNotEqualTo(ALL);
    assertThat(ALL.toBuilder().directory("etc").mode("0750").build()).isNotEqualTo(ALL);
    assertThat(ALL.toBuilder().characterDevice("dev/null", new DeviceNumber(1, 5)).build())
        .isNotEqualTo(ALL);
    assertThat(ALL.toBuilder().directory("more").build()).isNotEqualTo(ALL);
  }

  @Test
  void copy_ofATree_sharesNothingButTheContent() {
    Directory from = Trees.of(ALL);
    Directory to = TreeCopy.of(from);
    assertThat(Trees.read(to)).isEqualTo(ALL);
    ((Directory) to.find("etc").orElseThrow()).clear();
    assertThat(Trees.read(from)).isEqualTo(ALL);
  }

  @Test
  void hardLink_changedUnderOneName_isChangedUnderTheOther() {
    Directory live = TreeCopy.of(Trees.of(ALL));
    MountedTree tree = MountedTree.of(live, List.of());
    assertThat(tree.find("/etc/x.conf").orElseThrow())
        .isSameAs(tree.find("/etc/y.conf").orElseThrow());
  }

  @Test
  void hardLink_hasOwnerModeAndTimeOfItsFile_alsoWhenThatIsSetLater() {
    FileTree tree =
        FileTree.builder()
            .file("a", "x")
            .hardLink("b", "a")
            .file("c", "x")
            .hardLink("d", "c")
            .file("a", "x")
            .owner(7, 8)
            .mode("0600")
            .build();
    assertThat(tree.find("b").orElseThrow().owner()).isEqualTo(new FileOwner(7, 8));
    assertThat(tree.find("b").orElseThrow().mode()).isEqualTo(0_600);
    assertThat(tree.find("d").orElseThrow().owner()).isEqualTo(FileOwner.ROOT);
  }

  @Test
  void builder_refusesWhatCannotBe() {
    FileTreeBuilder builder = FileTree.builder().file("a/b", "");
    assertThatThrownBy(() -> builder.file("a", "")).hasMessageContaining("is a directory already");
    assertThatThrownBy(() -> builder.file("a/b/c", "")).hasMessageContaining("'a/b' is no");
    assertThatThrownBy(() -> builder.hardLink("l", "a/no")).hasMessageContaining("not there");
    assertThatThrownBy(() -> builder.hardLink("l", "a/b").owner(1, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.build().content("a"))
        .hasMessage("no file at 'a'; there are: a, a/b, l");
    assertThatThrownBy(() -> builder.mode("999")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void content_cannotBeChangedFromOutside() {
    byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
    FileTree tree = FileTree.builder().file("f", bytes).build();
    bytes[0] = 'x';
    tree.content("f")[1] = 'x';
    assertThat(tree.text("f")).isEqualTo("abc");
  }
}
