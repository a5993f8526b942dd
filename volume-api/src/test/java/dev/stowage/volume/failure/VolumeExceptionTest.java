package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.Difference;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.plugin.DriverHealth;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.failure.PluginExistsException;
import dev.stowage.volume.plugin.failure.PluginInUseException;
import dev.stowage.volume.plugin.failure.PluginNotFoundException;
import dev.stowage.volume.plugin.failure.PrivilegesNotAgreedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all failures have in common. */
class VolumeExceptionTest {

  private static final VolumeName ORDERS = VolumeName.of("orders");
  private static final PluginName DISK = PluginName.of("lab/disk:1");
  private static final List<Finding> FINDINGS = List.of(new Finding("a", "b", "c"));

  static Stream<VolumeException> everyLeaf() {
    return Stream.of(
        new CallInterruptedException("try", null),
        new ContainerNotFoundException("try", "web", null),
        new DriverFailedException("try", "s3", DriverHealth.SILENT, "no answer", null),
        new DriverNotFoundException("try", "s3", null),
        new EngineErrorException("try", 500, "text", null),
        new EngineProtocolException("try", "host", "reason", null),
        new EngineTimeoutException("try", Duration.ofSeconds(1), null),
        new EngineUnreachableException("try", "host", "reason", null),
        new InvalidDefinitionException("try", FINDINGS),
        new MountsDifferException("web", FINDINGS),
        new PluginExistsException("try", DISK, null),
        new PluginInUseException("try", DISK, "it is in use", null),
        new PluginNotFoundException("try", DISK, null),
        new PrivilegesNotAgreedException(
            DISK, List.of(new PluginPrivilege("network", "words", List.of("host"))), List.of()),
        new UnsupportedByEngineException("try", "engine", FINDINGS),
        new VolumeDiffersException(ORDERS, List.of(Difference.ofDriver("a", "b"))),
        new VolumeExistsException("try", ORDERS, null),
        new VolumeInUseException(ORDERS, List.of("4f1c"), null),
        new VolumeNotFoundException("try", ORDERS, null));
  }

  @ParameterizedTest
  @MethodSource("everyLeaf")
  void leaf_isFinalAndUnchecked_andItsMessageIsMadeOfItsParts(VolumeException failure) {
    assertThat(failure.getClass()).isFinal().hasSuperclass(VolumeException.class);
    assertThat(failure.attempt()).isNotBlank();
    assertThat(failure.reason()).isNotBlank().doesNotEndWith(".");
    assertThat(failure.remedy()).isNotBlank().doesNotEndWith(".");
    assertThat(failure)
        .isInstanceOf(RuntimeException.class)
        .hasMessage(failure.attempt() + ": " + failure.reason() + ". " + failure.remedy() + ".");
  }

  @ParameterizedTest
  @MethodSource("everyLeaf")
  void leaf_canBeSerialized(VolumeException failure) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject())
          .hasSameClassAs(failure)
          .usingRecursiveComparison()
          .comparingOnlyFields(ownFields(failure))
          .isEqualTo(failure);
    }
  }

  private static String[] ownFields(VolumeException failure) {
    return Stream.concat(
            Stream.of("attempt", "reason", "remedy"),
            Stream.of(failure.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> field.getName()))
        .toArray(String[]::new);
  }

  @Test
  void base_isAbstract() {
    assertThat(VolumeException.class).isAbstract();
  }

  @ParameterizedTest
  @CsvSource({
    "it is full, 'a: it is full. Empty it.'",
    "it is full., 'a: it is full. Empty it.'",
    "'it\nis full', 'a: it\nis full\nEmpty it.'"
  })
  void message_endsTheReasonOnce(String reason, String message) {
    assertThat(new OneOff(reason)).hasMessage(message);
  }

  private static final class OneOff extends VolumeException {

    private static final long serialVersionUID = 1L;

    OneOff(String reason) {
      super("a", reason, "Empty it", null);
    }
  }
}
