using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Tests.Leads.Intake;

public sealed class LeadInputTests
{
    [Fact]
    public void Tidied_BringsEveryValueToItsOneForm()
    {
        var tidied = new LeadInput
        {
            Street = "  6001   MCMAHON DR ",
            City = "SACRAMENTO",
            State = " california",
            Zip = "958241234",
            OwnerName = " Rosa Delgado ",
            OwnerEmail = " Rosa@Example.COM ",
            OwnerPhone = "916.555.0134",
            MotivationNote = "  ",
        }.Tidied();

        Assert.Equal(
            new LeadInput
            {
                Street = "6001 McMahon Dr",
                City = "Sacramento",
                State = "CA",
                Zip = "95824-1234",
                OwnerName = "Rosa Delgado",
                OwnerEmail = "rosa@example.com",
                OwnerPhone = "+19165550134",
                MotivationNote = null,
            },
            tidied);
        Assert.Equal(tidied, tidied.Tidied());
        Assert.Equal("6001 MCMAHON DR|95824", tidied.Address().Key);
    }

    [Fact]
    public void Tidied_LeavesWhatItCannotRead_ForTheRules()
    {
        var tidied = new LeadInput { State = " Ontario ", Zip = " K1A 0B1 ", OwnerPhone = " 555 " }.Tidied();

        Assert.Equal(("Ontario", "K1A 0B1", "555"), (tidied.State, tidied.Zip, tidied.OwnerPhone));
    }
}
