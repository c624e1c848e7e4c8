package com.example.calc;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Calculator}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.calc.Calculator"
)
public final class CalculatorDispatcher implements Dispatcher {
  private final Calculator service;

  /** A dispatcher that serves the implementation. */
  public CalculatorDispatcher(Calculator service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(CalculatorBinding.ADD, params -> service.add(params.getInt(0), params.getInt(1)));
    table.asyncCall(
        CalculatorBinding.DIVIDE,
        params -> service.divide(params.getLong(0), params.getLong(1)));
    table.voidCall(CalculatorBinding.RESET, params -> service.reset());
    table.notification(CalculatorBinding.LOG, params -> service.log(params.getString(0)));
  }
}
