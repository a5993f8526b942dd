package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.BadRequestException;
import dev.stowage.engines.TestEngine.Ran;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.Submounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engine and the kernel make of each option of a bind mount. */
class BindMountsIT extends EngineTest {

  private static final String PRINT = "cat /proc/self/mountinfo; ";

  @TempDir private Path directory;

  @BeforeEach
  void fill() throws IOException {
    Files.writeString(directory.resolve("file.txt"), "from the host\n");
  }

  private Ran run(BindMount.Builder mount, String script) {
    return engine.run(ContainerMounts.of(mount), script);
  }

  /** What the engine says was asked for, and what it says is mounted. */
  private static JsonNode asked(Ran ran) {
    return ran.inspection().path("HostConfig").path("Mounts").path(0);
  }

  private static JsonNode mounted(Ran ran) {
    return ran.inspection().path("Mounts").path(0);
  }

  @Test
  void directory_isSharedBothWays() throws IOException {
    Ran ran = run(bind(directory).at("/m"), PRINT + "cat /m/file.txt; echo back > /m/answer.txt");

    assertThat(ran.status()).isZero();
    assertThat(ran.output()).contains("from the host");
    assertThat(directory.resolve("answer.txt")).hasContent("back\n");
    assertThat(ran.mountAt("/m").isReadOnly()).isFalse();
    assertThat(ran.mountAt("/m").propagation()).isEmpty();
    assertThat(asked(ran).path("Type").asText()).isEqualTo("bind");
    assertThat(asked(ran).path("Source").asText()).isEqualTo(directory.toString());
    assertThat(asked(ran).path("Target").asText()).isEqualTo("/m");
    assertThat(asked(ran).path("ReadOnly").asBoolean()).isFalse();
    assertThat(mounted(ran).path("RW").asBoolean()).isTrue();
    assertThat(mounted(ran).path("Propagation").asText()).isEqualTo("rprivate");
  }

  @Test
  void file_isMountedAsAFile() {
    Ran ran = run(bind(directory.resolve("file.txt")).at("/etc/app.conf"), "cat /etc/app.conf");
    assertThat(ran.output()).isEqualTo("from the host\n");
  }

  @Test
  void pathsWithColonsBlanksAndCommas_areTakenAsTheyAre() throws IOException {
    Path odd = Files.createDirectory(directory.resolve("a:b c,d"));
    Files.writeString(odd.resolve("x"), "odd");
    Ran ran = run(bind(odd).at("/m:n o,p"), "cat '/m:n o,p/x'");
    assertThat(ran.output()).isEqualTo("odd");
  }

  @Test
  void readOnly_cannotBeWritten() {
    Ran ran = run(bind(directory).at("/m").readOnly(), PRINT + "touch /m/x");
    assertThat(ran.status()).isNotZero();
    assertThat(ran.output()).contains("Read-only file system");
    assertThat(ran.mountAt("/m").isReadOnly()).isTrue();
    assertThat(asked(ran).path("ReadOnly").asBoolean()).isTrue();
    assertThat(mounted(ran).path("RW").asBoolean()).isFalse();
    assertThat(directory.resolve("x")).doesNotExist();
  }

  @Test
  void missingSource_isRefusedByTheEngineAndNotMade() {
    Path missing = directory.resolve("missing");
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> engine.create(ContainerMounts.of(bind(missing).at("/m")), "true"))
        .withMessageContaining("does not exist");
    assertThat(missing).doesNotExist();
  }

  @Test
  void createHostPath_makesTheDirectory() {
    Path missing = directory.resolve("made");
    Ran ran = run(bind(missing).at("/m").createHostPath(), "echo x > /m/x");
    assertThat(ran.status()).isZero();
    assertThat(missing.resolve("x")).exists();
    // The mount object can say it from API 1.44 on; before that only the short form can.
    if (engine.speaks(44)) {
      assertThat(asked(ran).path("BindOptions").path("CreateMountpoint").asBoolean()).isTrue();
    } else {
      assertThat(ran.inspection().path("HostConfig").path("Binds").path(0).asText())
          .isEqualTo(missing + ":/m:rw");
    }
  }

  @Test
  void createHostPath_withColon_needsTheMountObject() {
    ContainerMounts mounts =
        ContainerMounts.of(bind(directory.resolve("a:b")).at("/m").createHostPath());
    if (engine.speaks(44)) {
      assertThat(engine.run(mounts, "true").status()).isZero();
      assertThat(directory.resolve("a:b")).isDirectory();
    } else {
      assertRefused(mounts, "1.44");
    }
  }

  @ParameterizedTest
  @EnumSource(SelinuxLabel.class)
  void selinuxLabel_goesOutInTheShortForm(SelinuxLabel label) {
    Ran ran = run(bind(directory).at("/m").readOnly().selinuxLabel(label), PRINT);
    assertThat(ran.inspection().path("HostConfig").path("Binds").path(0).asText())
        .isEqualTo(directory + ":/m:ro," + label.word());
    assertThat(mounted(ran).path("Mode").asText()).isEqualTo("ro," + label.word());
    assertThat(ran.mountAt("/m").isReadOnly()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Propagation.class)
  void propagation_isWhatTheKernelSays(Propagation propagation) throws IOException {
    Path source = sharedScratch();
    Ran ran = run(bind(source).at("/m").propagation(propagation), PRINT);

    assertThat(asked(ran).path("BindOptions").path("Propagation").asText())
        .isEqualTo(propagation.word());
    assertThat(mounted(ran).path("Propagation").asText()).isEqualTo(propagation.word());
    String kernel = String.join(" ", ran.mountAt("/m").propagation());
    switch (propagation) {
      case PRIVATE, RPRIVATE -> assertThat(kernel).isEmpty();
      case SHARED, RSHARED -> assertThat(kernel).contains("shared:");
      case SLAVE, RSLAVE -> assertThat(kernel).contains("master:").doesNotContain("shared:");
    }
  }

  @Test
  void submounts_areMountedUnlessLeftOut() throws Exception {
    try (Submount mount = new Submount(sharedScratch())) {
      assertThat(run(bind(mount.parent()).at("/m"), "cat /m/sub/inside").output()).isEqualTo("in");
      Ran without = run(bind(mount.parent()).at("/m").withoutSubmounts(), PRINT + "ls /m/sub");
      assertThat(without.output()).doesNotContain("inside").doesNotContain(" /m/sub ");
      assertThat(asked(without).path("BindOptions").path("NonRecursive").asBoolean()).isTrue();
    }
  }

  @Test
  void submounts_ofAReadOnlyMount_areWhatWasChosen() throws Exception {
    try (Submount mount = new Submount(sharedScratch())) {
      Ran usual = run(bind(mount.parent()).at("/m").readOnly(), PRINT);
      assertThat(usual.mountAt("/m").isReadOnly()).isTrue();
      assertThat(usual.mountAt("/m/sub").isReadOnly()).isEqualTo(engine.speaks(44));

      Ran writable = run(bind(mount.parent()).at("/m").readOnly(Submounts.WRITABLE), PRINT);
      assertThat(writable.mountAt("/m").isReadOnly()).isTrue();
      assertThat(writable.mountAt("/m/sub").isReadOnly()).isFalse();

      BindMount.Builder forced = bind(mount.parent()).at("/m").readOnly(Submounts.READ_ONLY);
      if (engine.speaks(44)) {
        Ran readOnly = run(forced, PRINT);
        assertThat(readOnly.mountAt("/m/sub").isReadOnly()).isTrue();
        assertThat(asked(readOnly).path("BindOptions").path("ReadOnlyForceRecursive").asBoolean())
            .isTrue();
        assertThat(mounted(readOnly).path("Propagation").asText()).isEqualTo("rprivate");
      } else {
        assertRefused(ContainerMounts.of(forced), "1.44");
      }
    }
  }

  private void assertRefused(ContainerMounts mounts, String version) {
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> engine.create(mounts, "true"))
        .withMessageContaining("API " + version)
        .withMessageContaining(engine.toString());
    assertThat(storage().check(mounts)).hasSize(1);
  }

  /** Makes a directory on a mount that is shared between host and engine. */
  private Path sharedScratch() throws IOException {
    assumeTrue(
        engine.sharedDirectory().isPresent(),
        "no directory 'shared' beside the engine's socket, as .ci/engines makes it");
    return Files.createDirectories(engine.sharedDirectory().orElseThrow().resolve(name("dir")));
  }
}
