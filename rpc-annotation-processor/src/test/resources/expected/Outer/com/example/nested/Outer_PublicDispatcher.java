package com.example.nested;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Outer.Public}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Public"
)
public final class Outer_PublicDispatcher implements Dispatcher {
  private final Outer.Public service;

  /** A dispatcher that serves the implementation. */
  public Outer_PublicDispatcher(Outer.Public service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(Outer_PublicBinding.CHAIN_ID, params -> service.chainId());
    table.call(Outer_PublicBinding.PLAIN, params -> service.plain(params.getInt(0)));
  }
}
