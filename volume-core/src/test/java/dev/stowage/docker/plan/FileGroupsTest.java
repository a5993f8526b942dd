package dev.stowage.docker.plan;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.plan.FileGroups.Group;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which binds can be gathered, and what is in the way. */
class FileGroupsTest {

  private static BindMount.Builder file(String target) {
    return bind("/host" + target).at(target).readOnly();
  }

  private static FileGathering of(MountBuilder<?, ?>... mounts) {
    return FileGathering.hidingTheImage(ContainerMounts.of(mounts));
  }

  private static List<Finding> findings(FileGathering gathering) {
    return catchThrowableOfType(InvalidDefinitionException.class, () -> FileGroups.of(gathering))
        .findings();
  }

  @Test
  void bindsBelowADirectory_areItsFiles() {
    List<Group> groups =
        FileGroups.of(
            of(
                    file("/etc/shop/b"),
                    volume("orders").at("/data"),
                    file("/etc/shop/tax/de"),
                    file("/etc/shopping"),
                    file("/opt/x"),
                    file("/etc/shop/a"))
                .into("/etc/shop")
                .into("/opt"));
    assertThat(groups)
        .extracting(it -> it.directory().value())
        .containsExactly("/etc/shop", "/opt");
    assertThat(groups.get(0).files().keySet())
        .extracting(ContentPath::value)
        .containsExactly("a", "b", "tax/de");
    assertThat(groups.get(1).files().values())
        .extracting(it -> it.source().value())
        .containsExactly("/host/opt/x");
  }

  @Test
  void noDirectory_andOneWithoutFiles_areRefused() {
    assertThat(findings(of(file("/a/b")))).extracting(Finding::where).containsExactly("gathering");
    assertThat(findings(of(file("/a/b")).into("/c")))
        .extracting(Finding::where)
        .containsExactly("/c");
  }

  @Test
  void directoriesInOneAnother_areRefused() {
    assertThat(findings(of(file("/a/b/c")).into("/a").into("/a/b").into("/a")))
        .hasSize(3)
        .allMatch(it -> it.problem().contains("above or below it"));
  }

  @Test
  void whatIsNoReadOnlyFileBindAlone_isRefused() {
    assertThat(
            findings(
                of(
                        file("/d/good"),
                        bind("/host/w").at("/d/writable"),
                        file("/d/label").selinuxLabel(SelinuxLabel.SHARED),
                        file("/d/propagation").propagation(Propagation.SLAVE),
                        file("/d/made").createHostPath(),
                        tmpfs().at("/d/tmp"),
                        volume("orders").at("/d/data"))
                    .into("/d")))
        .extracting(Finding::where)
        .containsExactlyInAnyOrder(
            "bind /host/w at /d/writable",
            "bind /host/d/label at /d/label read-only",
            "bind /host/d/propagation at /d/propagation read-only",
            "bind /host/d/made at /d/made read-only",
            "tmpfs at /d/tmp",
            "volume orders at /d/data");
  }

  @Test
  void whatIsMountedAtTheDirectoryOrAbove_isRefused() {
    assertThat(findings(of(volume("etc").at("/etc"), file("/etc/shop/a")).into("/etc/shop")))
        .singleElement()
        .returns("volume etc at /etc", Finding::where);
    assertThat(findings(of(bind("/x").at("/d").readOnly(), file("/d/a")).into("/d")))
        .singleElement()
        .returns("bind /x at /d read-only", Finding::where);
  }

  @Test
  void aFileBelowAnother_isRefused() {
    assertThat(findings(of(file("/d/a"), file("/d/a/b/c")).into("/d")))
        .singleElement()
        .returns("bind /host/d/a/b/c at /d/a/b/c read-only", Finding::where);
  }

  @Test
  void windows_isRefused() {
    assertThat(findings(of(bind("C:\\a").at("C:\\d\\a").readOnly()).into("C:\\d")))
        .extracting(Finding::problem)
        .contains("is one of Windows containers");
  }
}
