namespace OpsConsole.Web.Parts;

/// <summary>How people read telephone numbers.</summary>
public static class PhoneWords
{
    /// <summary>"+19165550134" → "(916) 555-0134".</summary>
    public static string? Shown(string? phone) => phone is ['+', '1', ..] && phone.Length == 12 ? $"({phone[2..5]}) {phone[5..8]}-{phone[8..]}" : phone;
}
