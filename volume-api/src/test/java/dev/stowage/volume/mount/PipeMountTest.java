package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.pipe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerPath.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipeMountTest {

  private static final String ENGINE = "\\\\.\\pipe\\docker_engine";
  private static final PipeMount PIPE = pipe(ENGINE).at(ENGINE).build();

  @Test
  void pipe_isWritableAndForWindows() {
    assertThat(PIPE.source()).isEqualTo(ENGINE);
    assertThat(PIPE.target().value()).isEqualTo(ENGINE);
    assertThat(PIPE.target().platform()).isEqualTo(Platform.WINDOWS);
    assertThat(PIPE.readOnly()).isFalse();
    assertThat(PIPE).hasToString("pipe " + ENGINE + " at " + ENGINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docker_engine",
        "//./pipe/docker_engine",
        "\\\\.\\pipe\\",
        "\\\\.\\pipe\\a\\b",
        "\\\\.\\pipe\\a/b",
        "\\\\.\\pipe\\a:b",
        "\\\\.\\pipe\\a\n",
        "\\\\server\\pipe\\a",
        "\\.\\pipe\\a",
        "C:\\data",
        "/data"
      })
  void pipe_onEitherSide_needsTheWholePrefixWithBackslashes(String path) {
    InvalidDefinitionException failure =
        catchThrowableOfType(InvalidDefinitionException.class, () -> pipe(path).at(path).build());

    assertThat(failure.findings())
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.where())
                  .containsAnyOf("pipe of the host", "pipe in the container");
              assertThat(finding.problem()).isEqualTo("is not the path of a named pipe");
              assertThat(finding.remedy())
                  .isEqualTo("write it with backslashes, as \\\\.\\pipe\\name");
            });
  }

  @Test
  void pipe_toADrivePath_isRefused() {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class, () -> pipe(ENGINE).at("C:\\x").build());

    assertThat(failure.findings())
        .extracting(Finding::where)
        .containsExactly("pipe " + ENGINE + " at C:\\x: pipe in the container 'C:\\x'");
  }

  @Test
  void toBuilder_givesAnEqualMount() {
    assertThat(PIPE.toBuilder().build()).isEqualTo(PIPE).hasSameHashCodeAs(PIPE);
    assertThat(PIPE)
        .isNotEqualTo(pipe("\\\\.\\pipe\\x").at(ENGINE).build())
        .isNotEqualTo(pipe(ENGINE).at("\\\\.\\pipe\\x").build());
  }
}
