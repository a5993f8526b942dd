/**
 * Managed plugins, those of {@code docker plugin}, and whether volume drivers are there and answer.
 *
 * <p>Start at {@link dev.stowage.volume.plugin.PluginManager}. Nothing else here talks to an
 * engine.
 *
 * @serial exclude
 */
@NullMarked
package dev.stowage.volume.plugin;

import org.jspecify.annotations.NullMarked;
