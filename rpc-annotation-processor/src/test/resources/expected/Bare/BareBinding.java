import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/** The wire contract of {@link Bare}: names, parameters, results and errors, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from Bare"
)
public final class BareBinding implements ServiceBinding<Bare> {
  /** The binding, for where no class can be looked up by its name. */
  public static final BareBinding INSTANCE = new BareBinding();

  static final JsonType<Bare.Thing> THING = JsonType.of(Bare.Thing.class, BareCodecs.THING);

  static final MethodDescriptor<Bare.Thing> ECHO = MethodDescriptor.call("bare.echo", THING)
      .param("thing", THING)
      .build();

  /** For the runtime, which finds this class by its name. */
  public BareBinding() {
  }

  @Override
  public Class<Bare> service() {
    return Bare.class;
  }

  @Override
  public String namespace() {
    return "bare.";
  }

  @Override
  public long fingerprint() {
    return 0x4dba12db9c2a031bL;
  }

  @Override
  public Bare client(Caller caller) {
    return new BareClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Bare implementation) {
    return new BareDispatcher(implementation);
  }
}
