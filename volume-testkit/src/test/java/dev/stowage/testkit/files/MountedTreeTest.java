package dev.stowage.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.tree.FileContent;
import dev.stowage.testkit.tree.FileTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountedTreeTest {

  private final Directory volume = Trees.of(FileTree.builder().file("in", "v").build());
  private final Directory inner = Trees.of(FileTree.builder().file("deep", "i").build());
  private final RegularFile file =
      new RegularFile(Attributes.ofRoot(0_600, java.time.Instant.EPOCH), FileContent.of("1"));
  private final Directory root =
      Trees.of(
          FileTree.builder()
              .file("data/hidden", "h")
              .symlink("link", "data")
              .symlink("abs", "/data/in")
              .symlink("out", "../../..")
              .symlink("loop", "loop")
              .file("plain", "p")
              .build());

  private final MountedTree tree =
      MountedTree.of(
          root,
          List.of(
              new Place("/data/sub/more", inner, true),
              new Place("/link", volume, false),
              new Place("/new/conf", file, true)));

  private String at(String path) {
    return ((RegularFile) tree.find(path).orElseThrow()).content().text();
  }

  @Test
  void mounts_hideWhatIsBelowThem_alsoThroughLinks() {
    assertThat(at("/data/in")).isEqualTo("v");
    assertThat(at("/link/in")).isEqualTo("v");
    assertThat(tree.find("/data/hidden")).isEmpty();
    assertThat(at("/data/sub/more/deep")).isEqualTo("i");
    assertThat(tree.find("/new/conf")).containsSame(file);
    assertThat(root.find("data")).get().isInstanceOf(Directory.class).isNotSameAs(volume);
  }

  @Test
  void missingMountPoints_areMadeWhereTheyAreMissing() {
    assertThat(volume.find("sub")).get().isInstanceOf(Directory.class);
    assertThat(root.find("new")).get().isInstanceOf(Directory.class);
    assertThatThrownBy(
            () ->
                MountedTree.of(
                    root, List.of(new Place("/a", volume, true), new Place("/a/b", inner, false))))
        .isInstanceOf(FileFailure.class)
        .hasMessage("mkdirat /a/b: read-only file system");
  }

  @Test
  void places_areThoseOfTheInnermostMount() {
    assertThat(tree.placeOf("/plain")).isEmpty();
    assertThat(tree.placeOf("/data/in")).get().extracting(Place::readOnly).isEqualTo(false);
    assertThat(tree.placeOf("/data/sub/more/deep"))
        .get()
        .extracting(Place::readOnly)
        .isEqualTo(true);
    assertThat(tree.hasMountsBelow("/data")).isTrue();
    assertThat(tree.hasMountsBelow("/data/sub/more")).isFalse();
  }

  @Test
  void links_neverLeadOut_andNeedNotLeadAnywhere() {
    assertThat(tree.follow("/out/plain")).isEqualTo("/plain");
    assertThat(tree.follow("/abs")).isEqualTo("/data/in");
    assertThat(tree.follow("/nowhere/x")).isEqualTo("/nowhere/x");
    assertThatThrownBy(() -> tree.follow("/loop")).hasMessageContaining("too many links");
    assertThatThrownBy(() -> tree.find("/plain/x")).hasMessage("lstat /plain/x: not a directory");
  }

  @Test
  void walk_followsAsTheKernelDoes() {
    assertThat(tree.walk("/abs", false)).isEqualTo("/abs");
    assertThat(tree.walk("/abs", true)).isEqualTo("/data/in");
    assertThat(tree.walk("/link/", false)).isEqualTo("/data");
    assertThat(tree.walk("out/.", false)).isEqualTo("/");
    assertThatThrownBy(() -> tree.walk("/plain/", false))
        .hasMessage("lstat /plain/: not a directory");
    assertThatThrownBy(() -> tree.walk("/no/x", false))
        .hasMessage("lstat /no/x: no such file or directory");
    assertThatThrownBy(() -> tree.walk("/loop", true)).hasMessageContaining("too many levels");
  }
}
