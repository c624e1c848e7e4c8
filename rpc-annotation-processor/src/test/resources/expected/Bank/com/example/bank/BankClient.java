package com.example.bank;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Bank}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.bank.Bank"
)
public final class BankClient implements Bank {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public BankClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /** Takes money out. */
  @Override
  public long withdraw(String account, long amount) throws Bank.Overdrawn, Bank.Frozen {
    return caller.call(BankBinding.WITHDRAW, out -> out.put(account).put(amount));
  }

  /** What is in all accounts. */
  @Override
  public long total() {
    return caller.call(BankBinding.TOTAL, Arguments.NONE);
  }

  @Override
  public Flow.Publisher<Long> balances(String account) {
    return caller.stream(BankBinding.BALANCES, out -> out.put(account));
  }

  @Override
  public void visited() {
    caller.notify(BankBinding.VISITED, Arguments.NONE);
  }

  /** Known by one name everywhere. */
  @Override
  public String audit() {
    return caller.call(BankBinding.AUDIT, Arguments.NONE);
  }
}
