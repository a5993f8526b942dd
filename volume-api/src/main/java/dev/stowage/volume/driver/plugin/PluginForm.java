package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.DriverProfile;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A volume that a plugin keeps.
 *
 * <p>Options that no method names are given with {@link #option} and {@link #secret}, and kept when
 * a volume is read back. Immutable and thread-safe: each option returns a new value.
 *
 * @param <F> the form's own type
 */
public abstract sealed class PluginForm<F extends PluginForm<F>> implements DriverForm
    permits AzureFile,
        Flocker,
        Hetzner,
        JuiceFs,
        LocalPersist,
        Portworx,
        Rclone,
        RexRay,
        Sshfs,
        Trident {

  private static final String PORT =
      "[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]";

  private final VolumeDriver driver;

  PluginForm(VolumeDriver driver) {
    this.driver = driver;
  }

  /** Tells whether a volume is of the driver that usually goes by a name. */
  static boolean isOf(VolumeDriver driver, String usualName) {
    return driver.profile().map(DriverProfile::name).filter(usualName::equals).isPresent();
  }

  abstract F make(VolumeDriver driver);

  /** Adds what is wrong beyond the options taken by themselves. */
  void judge(List<Finding> findings) {}

  /** Gives an option a value, in place of an earlier one however its key was written. */
  final F with(String key, Object value) {
    return make(driver.withoutOption(key).option(key, value.toString()));
  }

  final F withSecret(String key, SecretText value) {
    return make(driver.withoutOption(key).secret(key, value));
  }

  /** A size that the driver cannot have is kept in bytes, which no driver reads, and refused. */
  final F sized(String size) {
    Optional<ByteSize> bytes = ByteSize.read(requireNonNull(size, "size"));
    String written =
        bytes
            .map(it -> driver.profile().flatMap(DriverProfile::sizeDialect))
            .map(dialect -> dialect.flatMap(it -> it.write(bytes.get())).orElse(bytes.get() + "b"))
            .orElse(size);
    return with("size", written);
  }

  /**
   * Says under which name the engine knows the plugin. Default: the usual one.
   *
   * @param name the name, with its tag if that is not {@code latest}
   * @return a new value
   */
  public final F plugin(String name) {
    return make(driver.as(requireNonNull(name, "name")));
  }

  /**
   * Gives an option in the driver's own terms.
   *
   * @param key its key
   * @param value its value; replaces an earlier one of that key
   * @return a new value
   */
  public final F option(String key, String value) {
    return with(requireNonNull(key, "key"), requireNonNull(value, "value"));
  }

  /**
   * Gives an option in the driver's own terms, whose value is never printed.
   *
   * @param key its key
   * @param value its value; replaces an earlier one of that key
   * @return a new value
   */
  public final F secret(String key, SecretText value) {
    return withSecret(requireNonNull(key, "key"), requireNonNull(value, "value"));
  }

  /**
   * Returns one option in the driver's own terms.
   *
   * @param key its key
   * @return its value, secret or not, or empty if it was not given
   */
  public final Optional<String> option(String key) {
    return driver.option(key);
  }

  /** Reads a size as the driver does. */
  final Optional<ByteSize> sizeOption() {
    return driver
        .profile()
        .flatMap(DriverProfile::sizeDialect)
        .flatMap(dialect -> driver.option("size").flatMap(dialect::read));
  }

  final void require(String key, String remedy, List<Finding> findings) {
    if (driver.option(key).filter(value -> !value.isBlank()).isEmpty()) {
      findings.add(new Finding(where(key), "is missing", remedy));
    }
  }

  final void requireMatch(String key, String pattern, String remedy, List<Finding> findings) {
    driver
        .option(key)
        .filter(value -> !value.matches(pattern))
        .ifPresent(
            value ->
                findings.add(
                    new Finding(where(key), "cannot be '" + printable(key, value) + "'", remedy)));
  }

  final void requirePort(String key, List<Finding> findings) {
    requireMatch(key, PORT, "use one of 1 to 65535", findings);
  }

  private String printable(String key, String value) {
    return Finding.printable(Redaction.optionValue(driver, key, value));
  }

  /** Of these options at most one may be given. */
  final void exclude(List<Finding> findings, String... keys) {
    List<String> given = Stream.of(keys).filter(key -> driver.option(key).isPresent()).toList();
    if (given.size() > 1) {
      findings.add(
          new Finding(
              where(given.get(0)),
              "excludes " + String.join(", ", given.subList(1, given.size())),
              "keep one of them"));
    }
  }

  final String where(String key) {
    return "option '" + key + "' of driver " + Finding.printable(driver.name());
  }

  @Override
  public final VolumeDriver toDriver() {
    return driver;
  }

  @Override
  public final List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(driver.findings());
    judge(findings);
    return findings;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof PluginForm<?> that
        && getClass() == that.getClass()
        && driver.equals(that.driver);
  }

  @Override
  public final int hashCode() {
    return driver.hashCode();
  }

  /** Returns the driver's name and options, with secrets replaced. */
  @Override
  public final String toString() {
    return driver.toString();
  }
}
