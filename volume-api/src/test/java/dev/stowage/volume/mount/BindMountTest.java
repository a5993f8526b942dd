package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BindMountTest {

  private static final BindMount PLAIN = bind("/srv/shop").at("/shop").build();

  private static BindMount.Builder open() {
    return bind("/srv/shop").at("/shop");
  }

  private static List<String> problems(BindMount.Builder builder) {
    return catchThrowableOfType(InvalidDefinitionException.class, builder::build)
        .findings()
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void bind_withoutOptions_hasTheEnginesDefaults() {
    assertThat(PLAIN.source()).isEqualTo(HostPath.of("/srv/shop"));
    assertThat(PLAIN.target()).isEqualTo(ContainerPath.of("/shop"));
    assertThat(PLAIN.readOnly()).isFalse();
    assertThat(PLAIN.readOnlySubmounts()).isEqualTo(Submounts.READ_ONLY_IF_POSSIBLE);
    assertThat(PLAIN.withoutSubmounts()).isFalse();
    assertThat(PLAIN.createsHostPath()).isFalse();
    assertThat(PLAIN.propagation()).isEmpty();
    assertThat(PLAIN.selinuxLabel()).isEmpty();
    assertThat(PLAIN).hasToString("bind /srv/shop at /shop");
  }

  @Test
  void bind_ofAPath_isMadeAbsoluteOnThisMachine() {
    assertThat(bind(Path.of("data")).at("/x").build().source().value())
        .isEqualTo(Path.of("data").toAbsolutePath().toString());
    assertThat(bind(Path.of("a/../data/.")).at("/x").build().source())
        .isEqualTo(bind(Path.of("data")).at("/x").build().source());
    assertThat(bind(Path.of("/srv/a/../b")).at("/x").build().source().value()).isEqualTo("/srv/b");
  }

  @Test
  void readOnly_alone_leavesSubmountsToTheEngine() {
    BindMount mount = open().readOnly().build();

    assertThat(mount.readOnly()).isTrue();
    assertThat(mount.readOnlySubmounts()).isEqualTo(Submounts.READ_ONLY_IF_POSSIBLE);
    assertThat(mount).hasToString("bind /srv/shop at /shop read-only");
  }

  @ParameterizedTest
  @EnumSource
  void readOnly_withAChoice_isReadOnlyAndKeepsIt(Submounts submounts) {
    BindMount mount = open().readOnly(submounts).build();

    assertThat(mount.readOnly()).isTrue();
    assertThat(mount.readOnlySubmounts()).isEqualTo(submounts);
    assertThat(mount.propagation())
        .isEqualTo(
            submounts == Submounts.READ_ONLY
                ? Optional.of(Propagation.RPRIVATE)
                : Optional.empty());
  }

  @Test
  void readOnly_saidAgain_replacesTheChoice() {
    assertThat(open().readOnly(Submounts.WRITABLE).readOnly().build().readOnlySubmounts())
        .isEqualTo(Submounts.READ_ONLY_IF_POSSIBLE);
  }

  @ParameterizedTest
  @EnumSource
  void propagation_isKept_andOnlyRprivateGoesBelowReadOnlySubmounts(Propagation propagation) {
    assertThat(open().propagation(propagation).build().propagation()).contains(propagation);
    BindMount.Builder recursive = open().readOnly(Submounts.READ_ONLY).propagation(propagation);
    if (propagation == Propagation.RPRIVATE) {
      assertThat(recursive.build().propagation()).contains(propagation);
    } else {
      assertThat(problems(recursive))
          .containsExactly(
              "bind /srv/shop at /shop: propagation "
                  + propagation.word()
                  + ": would let writable mounts in below a recursively read-only one; use"
                  + " RPRIVATE, or another choice for readOnly(...)");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "READ_ONLY_IF_POSSIBLE", mode = EnumSource.Mode.EXCLUDE)
  void withoutSubmounts_andAChoiceAboutThem_doNotCombine(Submounts submounts) {
    assertThat(problems(open().withoutSubmounts().readOnly(submounts)))
        .containsExactly(
            "bind /srv/shop at /shop: submounts: are left out, so that they can be neither writable"
                + " nor read-only; drop withoutSubmounts() or the choice given to readOnly(...)");
  }

  @Test
  void withoutSubmounts_readOnly_isFine() {
    BindMount mount = open().withoutSubmounts().readOnly().build();

    assertThat(mount.withoutSubmounts()).isTrue();
    assertThat(mount.readOnly()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void selinuxLabel_impliesThatAMissingSourceIsMade(SelinuxLabel label) {
    BindMount mount = open().selinuxLabel(label).readOnly().propagation(Propagation.SLAVE).build();

    assertThat(mount.selinuxLabel()).contains(label);
    assertThat(mount.createsHostPath()).isTrue();
  }

  static Stream<BindMount.Builder> choicesAboutSubmounts() {
    return Stream.of(
        open().withoutSubmounts(),
        open().readOnly(Submounts.WRITABLE),
        open().readOnly(Submounts.READ_ONLY));
  }

  @ParameterizedTest
  @MethodSource("choicesAboutSubmounts")
  void selinuxLabel_andAChoiceAboutSubmounts_doNotCombine(BindMount.Builder builder) {
    assertThat(problems(builder.selinuxLabel(SelinuxLabel.SHARED)))
        .containsExactly(
            "bind /srv/shop at /shop: SELinux label: does not combine with a choice about submounts"
                + " in the engine's short form; drop one of them, or label the files on the host");
  }

  @Test
  void selinuxLabel_andAColonInAPath_doNotCombine() {
    String problem =
        ": SELinux label: does not combine with a colon in a path in the engine's short form;"
            + " rename the path, or label the files on the host";

    assertThat(problems(bind("/a:b").at("/x").selinuxLabel(SelinuxLabel.PRIVATE)))
        .containsExactly("bind /a:b at /x" + problem);
    assertThat(problems(bind("/a").at("/x:y").selinuxLabel(SelinuxLabel.PRIVATE)))
        .containsExactly("bind /a at /x:y" + problem);
    assertThat(bind("/a:b").at("/x:y").build().source().value()).isEqualTo("/a:b");
  }

  @Test
  void build_withManyFaults_reportsAllOfThemSorted() {
    assertThat(
            problems(
                bind("~/a")
                    .at("x")
                    .withoutSubmounts()
                    .readOnly(Submounts.READ_ONLY)
                    .propagation(Propagation.SHARED)
                    .selinuxLabel(SelinuxLabel.SHARED)))
        .extracting(problem -> problem.split(": ", -1)[1])
        .containsExactly(
            "SELinux label",
            "container path 'x'",
            "host path '~/a'",
            "propagation shared",
            "submounts");
  }

  @Test
  void build_withARelativeSource_saysWhatToDo() {
    assertThat(problems(bind("data").at("/x")))
        .containsExactly(
            "bind data at /x: host path 'data': is not absolute; give an absolute path, or pass a"
                + " java.nio.file.Path to resolve it on this machine");
  }

  @Test
  void bind_ofTheHostsRoot_isFine() {
    assertThat(bind("/").at("/host").readOnly().build().source().value()).isEqualTo("/");
  }

  static Stream<BindMount> allKinds() {
    return Stream.of(
        PLAIN,
        open().readOnly().build(),
        open().readOnly(Submounts.WRITABLE).build(),
        open().readOnly(Submounts.READ_ONLY).build(),
        open().withoutSubmounts().build(),
        open().createHostPath().build(),
        open().propagation(Propagation.RSLAVE).build(),
        open().selinuxLabel(SelinuxLabel.SHARED).build(),
        open().selinuxLabel(SelinuxLabel.PRIVATE).build(),
        bind("C:\\data").at("D:\\x").build(),
        bind("/srv/shop").at("/other").build(),
        bind("/srv/other").at("/shop").build());
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void toBuilder_givesAnEqualMount_whichEqualsNoOtherKind(BindMount mount) {
    assertThat(mount.toBuilder().build()).isEqualTo(mount).hasSameHashCodeAs(mount);
    assertThat(allKinds().filter(mount::equals)).hasSize(1);
  }
}
