package dev.stowage.contract;

import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.engines.EachEngine;
import dev.stowage.engines.TestEngine;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.SwarmContract;
import org.junit.jupiter.params.Parameter;

/** Each real engine that is present. */
@EachEngine
class RealSwarmContractIT extends SwarmContract {

  @Parameter TestEngine engine;

  @Override
  protected String swarmAddress() {
    return engine.swarmAddress();
  }

  @Override
  protected EngineUnderTest engine() {
    return EngineUnderTest.over(((DockerClientImpl) engine.docker()).getHttpClient());
  }
}
