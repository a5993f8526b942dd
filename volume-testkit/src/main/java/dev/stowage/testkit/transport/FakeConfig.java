package dev.stowage.testkit.transport;

import com.github.dockerjava.core.DockerClientConfig;

/**
 * What docker-java wants to know of an engine in memory besides its transport: a host that nobody
 * has, no TLS, no registry, no API version.
 *
 * <p>Immutable. Neither environment nor files are read.
 */
public interface FakeConfig extends DockerClientConfig {}
