package dev.stowage.docker.wire;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.Mount;
import dev.stowage.docker.engine.Engines;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.engine.TakenTarget.Group;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceMountsTest {

  private static final ContainerMounts MOUNTS =
      ContainerMounts.of(
          bind("/h").at("/x").withoutSubmounts(),
          tmpfs().at("/run").exec(),
          anonymousVolume().at("/data"));

  @Test
  void listsEveryPlaceInWords() {
    ContainerSpec spec =
        new ContainerSpec().withMounts(List.of(new Mount().withTarget("/a/"), new Mount()));

    assertThat(ServiceMounts.taken(spec))
        .containsExactly(new TakenTarget("/a/", "the service's own mount /a/", Group.MOUNTS));
    assertThat(ServiceMounts.taken(new ContainerSpec())).isEmpty();
  }

  @Test
  void everythingIsSaidByObjectsAndWhatWasThereStandsFirst() {
    Mount own = new Mount().withTarget("/own");
    ContainerSpec spec = new ContainerSpec().withMounts(List.of(own)).withImage("alpine");

    ServiceMounts.add(MOUNTS, spec, Engines.linux(51));

    assertThat(spec.getMounts()).first().isSameAs(own);
    assertThat(SentJson.of(spec))
        .isEqualTo(
            SentJson.parse(
                "{'Image':'alpine','Mounts':[{'Target':'/own'},"
                    + "{'Type':'bind','Source':'/h','Target':'/x',"
                    + "'BindOptions':{'NonRecursive':true}},"
                    + "{'Type':'tmpfs','Target':'/run','TmpfsOptions':{'Options':[['exec']]}},"
                    + "{'Type':'volume','Target':'/data',"
                    + "'VolumeOptions':{'DriverConfig':{'Name':'local'}}}]}"));
  }

  @Test
  void theCallersOwnListIsNotTouched() {
    List<Mount> own = new ArrayList<>();
    ContainerSpec spec = new ContainerSpec().withMounts(own);

    ServiceMounts.add(MOUNTS, spec, Engines.linux(51));

    assertThat(own).isEmpty();
    assertThat(spec.getMounts()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mounts", "mounts"})
  void rawMountsAreRefused(String field) {
    ContainerSpec spec = new ContainerSpec();
    DockerObjectAccessor.overrideRawValue(spec, field, List.of());

    assertThatThrownBy(() -> ServiceMounts.taken(spec))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageStartingWith("mount in a service: ContainerSpec raw value " + field);
  }

  @Test
  void aNullElementIsRefused() {
    ContainerSpec spec = new ContainerSpec().withMounts(Arrays.asList((Mount) null));

    assertThatThrownBy(() -> ServiceMounts.taken(spec))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("the service's own mounts: hold null");
  }
}
