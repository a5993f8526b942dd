/**
 * Well-known volume plugins, in the options of each.
 *
 * <p>A plugin is installed on the engine's host under the name that {@link
 * dev.stowage.volume.driver.plugin.PluginForm#plugin} gives, where that is not its usual one. Most
 * accept anything when a volume is made; what is wrong shows when it is mounted first.
 */
@NullMarked
package dev.stowage.volume.driver.plugin;

import org.jspecify.annotations.NullMarked;
