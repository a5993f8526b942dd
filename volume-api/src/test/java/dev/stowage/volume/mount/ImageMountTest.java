package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageMountTest {

  private static final ImageMount PLAIN = image("alpine:3.20").at("/img").build();

  @Test
  void image_isReadOnlyAndWhole() {
    assertThat(PLAIN.reference()).isEqualTo("alpine:3.20");
    assertThat(PLAIN.target()).isEqualTo(ContainerPath.of("/img"));
    assertThat(PLAIN.readOnly()).isTrue();
    assertThat(PLAIN.subpath()).isEmpty();
    assertThat(PLAIN).hasToString("image alpine:3.20 at /img");
  }

  @Test
  void subpath_isCleaned() {
    ImageMount mount = image("alpine").at("/img").subpath("./etc//ssl/").build();

    assertThat(mount.subpath()).contains("etc/ssl");
    assertThat(mount).hasToString("image alpine, etc/ssl, at /img");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alpine",
        "a",
        "host:5000/a/b:tag",
        "alpine@sha256:c5b1261d6d3e43071626931fc004f70149baeba2c8ec672bd4f27761f8e1ad6b",
        "c5b1261d6d3e"
      })
  void image_byNameTagDigestOrId_isTaken(String reference) {
    assertThat(image(reference).at("/img").build().reference()).isEqualTo(reference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "/a", "-a", ":tag", "a\n", "é"})
  void image_byAnythingElse_isRefused(String reference) {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class, () -> image(reference).at("/img").build());

    assertThat(failure.findings())
        .singleElement()
        .extracting(Finding::problem)
        .isEqualTo("is not an image reference");
  }

  @Test
  void build_withManyFaults_reportsAllOfThemSorted() {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class, () -> image("a\tb").at("").subpath("/").build());

    assertThat(failure.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "image a\uFFFDb at : container path '': is empty; give an absolute path below the root,"
                + " such as /data or C:\\data",
            "image a\uFFFDb at : image 'a\uFFFDb': is not an image reference; give a name with an"
                + " optional tag or digest, such as alpine:3.20, or an id",
            "image a\uFFFDb at : subpath '/': is absolute; give a relative path below the root,"
                + " such as data/current");
  }

  static Stream<ImageMount> allKinds() {
    return Stream.of(
        PLAIN,
        image("alpine:3.20").at("/img").subpath("etc").build(),
        image("alpine:3.21").at("/img").build(),
        image("alpine:3.20").at("/other").build());
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void toBuilder_givesAnEqualMount_whichEqualsNoOtherKind(ImageMount mount) {
    assertThat(mount.toBuilder().build()).isEqualTo(mount).hasSameHashCodeAs(mount);
    assertThat(allKinds().filter(mount::equals)).hasSize(1);
  }
}
