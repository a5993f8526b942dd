package dev.stowage.volume.driver.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Optional;

/**
 * A file share of an Azure storage account, whose keys are the plugin's settings.
 *
 * <p>The share is made where it is missing, and stays when the volume is removed. Immutable and
 * thread-safe.
 */
public final class AzureFile extends PluginForm<AzureFile> {

  private static final String NAME = "azurefile";

  private AzureFile(VolumeDriver driver) {
    super(driver);
  }

  /**
   * Takes a share.
   *
   * @param name 3 to 63 of a-z, 0-9 and single dashes
   * @return the volume
   */
  public static AzureFile share(String name) {
    return new AzureFile(VolumeDriver.named(NAME)).with("share", requireNonNull(name, "name"));
  }

  /**
   * Reads a volume back.
   *
   * @param driver the driver with its options
   * @return the form that says the same, or empty if it is of another driver
   */
  public static Optional<AzureFile> read(VolumeDriver driver) {
    return isOf(driver, NAME) ? Optional.of(new AzureFile(driver)) : Optional.empty();
  }

  @Override
  AzureFile make(VolumeDriver driver) {
    return new AzureFile(driver);
  }

  /**
   * Returns the share.
   *
   * @return its name, or empty if it was not said
   */
  public Optional<String> share() {
    return option("share");
  }

  @Override
  void judge(List<Finding> findings) {
    requireMatch(
        "share",
        "(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*",
        "use 3 to 63 of a-z, 0-9 and single dashes between them",
        findings);
  }
}
