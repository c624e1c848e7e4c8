package com.example.bank;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Bank}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.bank.Bank"
)
public final class BankDispatcher implements Dispatcher {
  private final Bank service;

  /** A dispatcher that serves the implementation. */
  public BankDispatcher(Bank service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(
        BankBinding.WITHDRAW,
        params -> service.withdraw(params.getString(0), params.getLong(1)));
    table.call(BankBinding.TOTAL, params -> service.total());
    table.stream(BankBinding.BALANCES, params -> service.balances(params.getString(0)));
    table.notification(BankBinding.VISITED, params -> service.visited());
    table.call(BankBinding.AUDIT, params -> service.audit());
  }
}
