package dev.stowage.testkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.files.Trees;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStoreTest {

  private final World world =
      new World(EngineProfile.DOCKER_28_5, Topology.LOCAL, FakeClock.create(), new Identifiers(1));
  private final ImageStore store = new ImageStore(world);
  private final List<ImageUser> users = new ArrayList<>();
  private final ImageRemoval removal = new ImageRemoval(store, image -> users);

  private StoredImage image(String... names) {
    StoredImage image =
        store.add(
            Trees.of(FileTree.builder().file("a", "12").hardLink("b", "a").build()),
            ImageConfig.empty(),
            "");
    for (String name : names) {
      store.tag(image, ImageName.parse(name, world));
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "busybox",
        "busybox:latest",
        "docker.io/busybox",
        "docker.io/library/busybox:latest",
        "index.docker.io/library/busybox",
        "library/busybox"
      })
  void names_ofOneImage_areTheSame(String name) {
    StoredImage image = image("busybox");
    assertThat(store.find(name)).contains(image);
  }

  @Test
  void images_areFoundByIdAndItsBeginning() {
    StoredImage image = image("busybox");
    image("other");
    assertThat(store.find(image.id())).contains(image);
    assertThat(store.find(image.id().substring("sha256:".length()))).contains(image);
    assertThat(store.find(image.shortId())).contains(image);
    assertThat(store.find("sha256:" + image.shortId())).contains(image);
  }

  @ParameterizedTest
  @CsvSource({
    "nosuch, 404, No such image: nosuch:latest",
    "docker.io/library/nosuch:1, 404, No such image: nosuch:1",
    "localhost:5000/x, 404, No such image: localhost:5000/x:latest",
    "abcdef12, 404, No such image: abcdef12:latest",
    "NoSuch, 400, invalid reference format: repository name (library/NoSuch) must be lowercase",
    ":x, 400, invalid reference format",
    "a b, 400, invalid reference format"
  })
  void missingImages_areNamedAsEnginesDo(String name, int status, String text) {
    assertThatThrownBy(() -> store.get(name))
        .isInstanceOfSatisfying(
            EngineFailure.class,
            failure -> {
              assertThat(failure.status()).isEqualTo(status);
              assertThat(failure.text()).isEqualTo(text);
            });
  }

  @Test
  void tag_thatAnotherImageHad_moves() {
    StoredImage first = image("app:1");
    StoredImage second = image("app:1");
    assertThat(first.tags()).isEmpty();
    assertThat(store.get("app:1")).isSameAs(second);
  }

  @Test
  void size_countsFilesOnce() {
    assertThat(image().size()).isEqualTo(2);
  }

  @Test
  void remove_lastName_removesTheImage() {
    StoredImage image = image("app:1", "app:2");
    assertThat(removal.remove("app:1", false)).containsExactly(new Removed("Untagged", "app:1"));
    assertThat(removal.remove("app:2", false))
        .containsExactly(
            new Removed("Untagged", "app:2"),
            new Removed("Deleted", image.id()),
            new Removed("Deleted", image.layer()));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void remove_usedImage_isRefusedUnlessForcedOrOneNameOfMany() {
    StoredImage image = image("app:1", "app:2");
    users.add(new ImageUser("0123456789abcdef", false));
    assertThatThrownBy(() -> removal.remove(image.id(), false))
        .hasMessageEndingWith("(must be forced) - image is referenced in multiple repositories");
    assertThat(removal.remove("app:1", false)).hasSize(1);
    assertThatThrownBy(() -> removal.remove("app:2", false))
        .hasMessage(
            "conflict: unable to remove repository reference \"app:2\" (must force) - container"
                + " 0123456789ab is using its referenced image "
                + image.shortId());
    assertThatThrownBy(() -> removal.remove(image.id(), false))
        .hasMessageEndingWith("image is being used by stopped container 0123456789ab");
    assertThat(removal.remove(image.id(), true))
        .containsExactly(new Removed("Untagged", "app:2"), new Removed("Deleted", image.id()));
  }

  @Test
  void remove_imageOfARunningContainer_isRefusedWhateverIsSaid() {
    StoredImage image = image("app:1");
    users.add(new ImageUser("0123456789abcdef", true));
    assertThatThrownBy(() -> removal.remove(image.id(), true))
        .hasMessageEndingWith(
            "(cannot be forced) - image is being used by running container 0123456789ab");
  }

  @Test
  void prune_leavesUsedOnes() {
    StoredImage image = image();
    users.add(new ImageUser("0123456789abcdef", false));
    assertThat(removal.prune(List.of(image))).isEmpty();
    users.clear();
    assertThat(removal.prune(List.of(image))).hasSize(2);
  }

  @Test
  void changes_configureAnImage() {
    ImageConfig config =
        ImageChanges.read(
            List.of(
                "CMD [\"sh\", \"-c\"]",
                "ENTRYPOINT ep x",
                "ENV A=1 B=\"x y\"\nENV C d e",
                "ENV A=2",
                "EXPOSE 80 90/udp",
                "LABEL l=v \"m n\"=w",
                "VOLUME [\"/v1\",\"/v2\"]",
                "volume /data",
                "WORKDIR /w",
                "WORKDIR sub",
                "USER u:g",
                "STOPSIGNAL SIGINT",
                "ONBUILD RUN x"),
            world);
    assertThat(config.command()).containsExactly("sh", "-c");
    assertThat(config.entrypoint()).containsExactly("/bin/sh", "-c", "ep x");
    assertThat(config.environment()).containsExactly("A=2", "B=x y", "C=d e");
    assertThat(config.exposedPorts()).containsExactly("80/tcp", "90/udp");
    assertThat(config.labels()).containsEntry("l", "v").containsEntry("m n", "w").hasSize(2);
    assertThat(config.volumes()).containsExactly("/data", "/v1", "/v2");
    assertThat(config.workingDirectory()).isEqualTo("/w/sub");
    assertThat(config.user()).isEqualTo("u:g");
    assertThat(config.stopSignal()).isEqualTo("SIGINT");
    assertThat(config.onBuild()).containsExactly("RUN x");
  }

  @Test
  void changes_thatAreNone_areRefused_andHardOnesAreNotGuessed() {
    assertThatThrownBy(() -> ImageChanges.read(List.of("RUN x"), world))
        .isInstanceOf(EngineFailure.class)
        .hasMessage("RUN is not a valid change command");
    assertThatThrownBy(() -> ImageChanges.read(List.of("ENV A=$B"), world))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("A=$B");
  }

  @ParameterizedTest
  @CsvSource({"app, true", "app:1, true", "app:*, true", "a?p:1, true", "a*, true", "ap, false"})
  void patterns_matchNamesWithAndWithoutTags(String pattern, boolean matches) {
    assertThat(NamePattern.of(pattern).matches("app:1")).isEqualTo(matches);
    assertThat(NamePattern.of("*").matches("team/app:1")).isFalse();
  }
}
