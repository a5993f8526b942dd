package dev.stowage.contract;

import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.engines.EachEngine;
import dev.stowage.engines.PluginFiles;
import dev.stowage.engines.TestEngine;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.PluginContract;
import org.junit.jupiter.params.Parameter;

/** Each real engine that is present. */
@EachEngine
class RealPluginContractIT extends PluginContract {

  @Parameter TestEngine engine;

  @Override
  protected EngineUnderTest engine() {
    return EngineUnderTest.over(((DockerClientImpl) engine.docker()).getHttpClient());
  }

  @Override
  protected byte[] program() {
    return PluginFiles.program();
  }
}
