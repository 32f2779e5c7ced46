namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>The photo that cards and lists show.</summary>
    public long? FirstPhotoId { get; private set; }

    public void ShowFirst(long? photoId) => FirstPhotoId = photoId;
}
