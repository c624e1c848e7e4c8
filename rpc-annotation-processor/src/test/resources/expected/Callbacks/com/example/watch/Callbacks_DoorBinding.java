package com.example.watch;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Callbacks.Door}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Door"
)
public final class Callbacks_DoorBinding implements ServiceBinding<Callbacks.Door> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Callbacks_DoorBinding INSTANCE = new Callbacks_DoorBinding();

  static final MethodDescriptor<Void> CLOSE =
      MethodDescriptor.call("door.close", JsonType.VOID).build();

  /** For the runtime, which finds this class by its name. */
  public Callbacks_DoorBinding() {
  }

  @Override
  public Class<Callbacks.Door> service() {
    return Callbacks.Door.class;
  }

  @Override
  public String namespace() {
    return "door.";
  }

  @Override
  public long fingerprint() {
    return 0x59869d9993d0fc89L;
  }

  @Override
  public Callbacks.Door client(Caller caller) {
    return new Callbacks_DoorClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Callbacks.Door implementation) {
    return new Callbacks_DoorDispatcher(implementation);
  }
}
