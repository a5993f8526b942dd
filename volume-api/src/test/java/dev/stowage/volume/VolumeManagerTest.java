package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The short forms that every manager has. */
class VolumeManagerTest {

  private final Recorder manager = new Recorder();

  @Test
  void shortForms_takeTheNameByTheLocalGrammar() {
    assertThat(manager.find("db")).isEmpty();
    manager.inspect("db");
    manager.remove("db", RemovalOption.FORCE);
    manager.list();

    assertThat(manager.calls)
        .containsExactly(
            "find db", "inspect db", "remove db [FORCE]", "list " + VolumeFilter.all());
  }

  @Test
  void shortForms_neverPassABadNameOn() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> manager.find("a/b"));
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> manager.inspect("x"));
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> manager.remove("a\n"));
    assertThat(manager.calls).isEmpty();
  }

  private static final class Recorder implements VolumeManager {

    private final List<String> calls = new ArrayList<>();

    @Override
    public EnsureOutcome ensure(VolumeDefinition definition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public VolumePlan plan(VolumeDefinition definition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public VolumeState create(VolumeDefinition definition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public VolumeState create(AnonymousVolume definition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<VolumeState> find(VolumeName name) {
      calls.add("find " + name);
      return Optional.empty();
    }

    @Override
    public VolumeState inspect(VolumeName name) {
      calls.add("inspect " + name);
      return VolumeState.builder(name, VolumeSettings.defaults()).build();
    }

    @Override
    public VolumeListing list(VolumeFilter filter) {
      calls.add("list " + filter);
      return new VolumeListing(List.of(), List.of());
    }

    @Override
    public void remove(VolumeName name, RemovalOption... options) {
      calls.add("remove " + name + " " + Arrays.toString(options));
    }
  }
}
