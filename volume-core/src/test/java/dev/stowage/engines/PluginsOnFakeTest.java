package dev.stowage.engines;

import dev.stowage.volume.plugin.PluginName;

/** The same on engines in memory. */
@EachFake
class PluginsOnFakeTest extends PluginCases {

  @Override
  PluginName offered() {
    return PluginName.of(FakeEngines.OFFERED);
  }
}
