namespace OpsConsole.Core;

/// <summary>What a use case answers: the value, or the named <see cref="Core.Error"/> that says why not. Never both.</summary>
public readonly record struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    public bool Succeeded => Error is null;

    /// <exception cref="InvalidOperationException">The use case refused; look at <see cref="Error"/> first.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException(Error.Message);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
