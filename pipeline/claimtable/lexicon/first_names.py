"""First names that are mostly one gender's.

Source: the U.S. Census Bureau's "Frequently Occurring Surnames and First Names" of 1990 (public domain), names borne at
least ten times as often by one sex as by the other; names of other languages that are frequent in international news
were added for this project. Lower case. A name in neither list tells nothing.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

MALE = words(
    """
    aaron abbas abdallah abdel abdul abdullah abe abel abraham abram adalberto adam adan adolfo adolph agustin ahmad
    ahmed akbar akihito akira al alain alan albert alberto alden aldo alec alejandro aleksandar aleksandr aleksei
    alex alexander alexandre alexei alexey alfonso alfonzo alfred alfredo ali alireza allan allen alonso alonzo
    alphonse alphonso alton alvaro alvin amado ambrose amir amos anatoly anderson andre andreas andrei andres andrew
    andrey andrzej andy angelo angus anibal anthony antione antoine anton antone antonio antony antwan anwar archie
    arden ariel arjun arlen arlie armand armando arne arnold arnoldo arnulfo aron arron art arthur arturo asa ashok
    ashraf asif atal august augustus aung aurelio austin avery avigdor ayman aziz barney barrett barry bart barton
    bashar bashir basil beau ben benedict benedikt benito benjamin bennett benny benton benyamin bernard bernardo
    bert bertram bill billy binyamin bjorn blaine blake bo bob bobby bogdan booker boris boutros boyce boyd brad
    bradford bradley bradly brady brain branden brandon brant brendan brendon brent brenton bret brett brian brice
    brock broderick brooks bruce bruno bryan bryant bryce bryon buck bud buddy buford burl burt burton buster byron
    caleb calvin cameron carl carlo carlos carlton carmelo carmine carson carter cecil cedric cedrick cesar cesare
    chad chadwick chance charles charley charlie chas chase chauncey chester chet christoper christophe christopher
    chuck clarence clark claud claude claudio clay clayton clement clemente cletus cleveland cliff clifford clifton
    clint clinton clyde cody cole coleman colin collin colton columbus conrad cordell corey cornelius cornell cortez
    cory coy craig cristiano cristobal cristopher curt curtis cyril cyrus daisuke dale dallas dalton damian damien
    damion damon dan dane danial daniel danilo danny dante darell daren darin dario darius dariusz darnell daron
    darrel darrell darren darrick darrin darron darryl darwin daryl dave david davis dean deandre deangelo del
    delbert delmar delmer demarcus demetrius denis dennis denny denver derek derick derrick deshawn desmond dewayne
    dewey dewitt dexter dick diego dieter dillon dino dion dirk dmitri dmitry domenic domingo dominic dominick
    dominique don donald donn donnell donny donovan donte dorsey doug douglas douglass doyle dragan drew duane
    dudley duncan dustin dwain dwayne dwight dylan earl earle earnest ed eddie eddy edgar edgardo edison edmond
    edmund edmundo eduard eduardo edward edwardo edwin efrain efren ehud eitan elbert elden eldon eldridge eli elias
    elijah eliseo elliot elliott ellis ellsworth elmer elmo eloy elroy elton elvin elvis elwood emanuel emerson
    emery emil emile emilio emmanuel emmett emmitt emomali emory enoch enrique enver erasmo eric erich erick erik
    ernest ernesto ernie errol ervin erwin esteban ethan eugene eugenio eusebio evan everett everette evgeny ezekiel
    ezequiel ezra fabian fahd faisal farooq farouk faustino fausto federico felipe felix felton ferdinand fermin
    fernando fidel filiberto filippo fletcher florencio florentino florian floyd forest forrest foster francesco
    francisco franck francois frank franklin franklyn françois fred freddy frederic frederick fredric fredrick
    freeman friedrich fritz fyodor gabriel galen gamal garfield garland garret garrett garry garth gary gaston gavin
    gaylord genaro gene gennady geoffrey george georges georgi gerald geraldo gerard gerardo gerd gerhard german gil
    gilbert gilberto gilles gino giorgio giovanni giulio giuseppe glen glenn gonzalo goran gordon grady graham graig
    grant granville greg gregg gregorio gregory grigory grover guido guillaume guillermo gulbuddin gunther gus
    gustavo guy günter habib hafez hai hal hamad hamdullah hamid hank hans harlan harland harley harold harris
    harrison harry haruki harvey hassan hayden haywood heath hector heinrich heinz helmut henri henrik henry herb
    herbert heriberto herman hernan herschel hershel hideo hilario hilton hipolito hiram hiroshi hisham hobert homer
    horace horacio hosea hosein hosni hossein houston howard hoyt hubert huey hugh hugo humberto hung hunter hussain
    hussein hyman ian ibrahim ignacio igor ike ilham imran irvin irving irwin isaac isaiah isaias isiah isidro
    ismael ismail israel isreal issac itzhak ivan ivo jacek jacinto jack jackson jacob jacques jair jake jalal
    jamaal jamal jamar jamel james jamison janez jared jarod jarred jarrett jarrod jarvis jason jasper javad javier
    jay jayson jc jean jed jeff jefferey jefferson jeffery jeffrey jeffry jens jerald jeramy jere jeremiah jeremy
    jermaine jerold jerome jeromy jerrell jerrod jerrold jerry jess jesse jesus jim jimmy jiri joao joaquin jochen
    joe joel joerg joesph joey johann johannes john johnathan johnathon johnny johnson jon jonah jonas jonathan
    jonathon jordon jorg jorge joschka jose josef joseph josh joshua josiah jospeh jostein josue jozef joão juan
    judson juergen jules julian julio julius junichiro junior jurgen justin jürgen kamal kareem karim karl kazuo
    keenan keith kelvin kemal ken kendrick keneth kenji kenneth kennith kenny kent kenton kermit keven kevin khaled
    khalid khalil kieth king kip kirk klaus kofi korey kory kraig kristofer kristopher kurt kurtis kyle lamar lamont
    lance landon lanny larry lars laurence laurent lawerence lawrence lazaro leandro lech leif leland lemuel len
    lenard lenny leo leon leonard leonardo leonel leonid leopold leopoldo leroy les lester levi lewis lincoln lino
    linwood lionel lloyd logan lon long lonnie lonny lorenzo lothar louis lowell loyd luca lucas luciano lucien
    lucio lucius ludwig luigi luis lukas luke luther lyle lyman lyndon lynwood mac mack mahathir mahmoud mahmud
    major malcolm malcom malik mamdouh manfred manmohan manual manuel marc marcel marcelino marcellus marcelo marcin
    marco marcos marcus marek margarito mariano mario mark markus marlin marlon marquis marshall martin marvin mason
    massimo massoud mateusz mathew mathieu matt matteo matthew maurice mauricio maurizio mauro max maxim maximo
    maxwell maynard mckinley mehmet mel melvin merlin mervin michael michale micheal miguel mike mikel mikhael
    mikhail milan miles milford millard milo milos miloš milton miquel mitch mitchel mitchell modesto mohamad
    mohamed mohammad mohammed mohsen moises monroe monte monty morris morton mose moses moshe muammar muhammad
    muhammadu mukesh murray mustafa myles myron nabil naftali napoleon narendra nasser nathan nathanael nathanial
    nathaniel nawaz neal ned neil nelson nestor neville newton nicholas nick nickolas nicolae nicolas nigel nikolai
    nizar noah noble noe nolan norbert norberto norman normand norris nouri nuno nunzio nursultan octavio odis olaf
    oleg olen olin oliver olivier omar omer oren orlando orval orville osama oscar osman osvaldo oswaldo otis otto
    owen pablo palmer paolo parker pascal pasquale patrick paul pavel pedro percy perry pervez pete peter petr petro
    phil philip philippe phillip pierre piotr porfirio porter preston prince quentin quincy quintin quinton radovan
    rafael rafic rahul rainer rajiv raleigh ralph ramiro ramon ramzan randal randall randell randolph randy raphael
    rashad rashid raul ray rayford raymon raymond raymundo recep reed reggie reginald reid reinaldo reinhard renaldo
    renato renzo reuben rex rey reyes reynaldo rhett ricardo rich richard richie rick rickey rickie ricky rico
    rigoberto riley rishi rob robby robert roberto robt rocco rocky rod roderick rodger rodney rodolfo rodrick
    rodrigo rogelio roger roland rolando rolf rolland roman romano romelu romeo ron ronald ronnie ronny roosevelt
    rory roscoe rosendo ross roy royal royce ruben rubin rudolf rudolph rudy rueben rufus rupert ruslan russ russel
    russell rusty ryan saad saddam saeed sal salah salman salvador salvatore sam sami sammy samual samuel sanford
    sanjay santiago santo saul scot scott scotty sean sebastian sepp serge sergei sergey sergio seth seymour shad
    shane shaukat shaun sheldon shelton sherman sherwood shigeru shimon shinzo shon sid sidney silas silvio simon
    slobodan solomon sonny spencer stan stanford stanislav stanley stanton stefan stephan stephen sterling steve
    steven stewart stuart suleiman sunil sven sylvester tad tadeusz tahir takeshi tanner tarek tariq taro tayyip ted
    teddy teodoro terence terrance terrell terrence thabo thad thaddeus theodore theron thibaut thierry thomas
    thurman tim timmy timothy titus tobias tod todd tom tomas tomasz tommy toney tony toshio travis trent trenton
    trevor trey troy truman tuan ty tyler tyree tyrell tyron tyrone tyson ulysses uwe vaclav valentin vance vaughn
    vern vernon vicente victor viktor vince vincent vincenzo virgil virgilio vishal vitaly vito vladimir vladislav
    vojislav volodymyr von václav wade waldo waleed walid walker wallace wally walter walton ward warner warren
    waylon wayne weldon wendell werner wes wesley weston wilber wilbert wilbur wilburn wiley wilford wilfred
    wilfredo will willard willem william williams willian willis willy wilmer wilson wilton wim winford winfred
    winston wm wojciech wolfgang woodrow wyatt xavier yair yasir yasser yasuo yitzhak yoshihide yoshiro yousef
    youssef yoweri yukio yuri yusuf yves zachariah zachary zachery zack zackary zalmay zane zbigniew zine zoran
    """
)

FEMALE = words(
    """
    abbey abbie abby abigail ada adaline addie adela adelaida adelaide adele adelia adelina adeline adell adella
    adelle adina adria adriana adriane adrianna adrianne adriene adrienne afton agatha agnes agnieszka agustina
    aicha aida aileen aimee aisha aja akiko alaina alana alanna alba alberta albertha albertina albertine albina
    alda alecia aleida alejandra alejandrina alena alene alesha alesia aleta aletha alethea alethia alexa alexandra
    alexandria alexia alfreda alia alica alice alicia alida alina aline alisa alise alisha alishia alisia alison
    alissa alix aliza alla allegra allene allie alline allison allyson alma almeda almeta alpha alta altagracia
    altha althea alvera alvina alyce alycia alyse alysha alysia alyson alyssa amada amalia amanda amber amelia
    america ami amie amina ammie amneh amparo amy ana anabel anastacia anastasia andra andrea andree andria anette
    angela angele angelena angeles angelia angelic angelica angelika angelina angeline angelique angelita angella
    angie angle anglea anh anika anissa anita anitra anja anjanette anke ann anna annabel annabell annabelle annalee
    annalisa annamae annamarie anne annegret anneliese annemarie annett annetta annette annice annie annis annmarie
    antionette antoinette antonella antonette antonietta antonina anya april apryl araceli aracelis aracely arcelia
    ardell ardella ardis ardith aretha ariana ariane arianna arie arielle arla arleen arlena arlene arletta arlette
    arline armanda armida arminda arnetta arnita artie arundhati arvilla asha ashely ashlee ashleigh ashley ashli
    ashlie ashly ashlyn ashton asia asma assunta astrid asuncion athena audie audra audrea audrey audry augusta
    augustina aundrea aura aurea aurelia aurora autumn ava avelina avis awilda ayana ayanna ayesha azucena babara
    babette bailey bambi barb barbar barbara barbera barbie barbra bea beata beatrice beatriz beckie becky belen
    belia belinda bella belle belva benazir benita berenice bernadette bernadine berneice bernetta bernice berniece
    bernita berta bertha bertie beryl bess bessie beth bethann bethany bethel betsey betsy bette bettie bettina
    betty bettye beulah bev beverlee beverley beverly bianca billye birdie birgit birgitta blanca blanch blanche
    blythe bobbi bobbye bonita bonnie bonny branda brandee brandi brandie brandy breanna breanne bree brenda brenna
    briana brianna brianne bridget bridgett bridgette brigette brigid brigida brigitte brinda britany britney britni
    brittani brittany brittney brittni bronwyn brook brooke brunilda brynn buffy caitlin caitlyn callie camelia cami
    camilla camille cammie candace candance candelaria candi candice candida candie candis candy candyce caprice
    cara caren cari caridad carie carin carina carisa carissa carla carleen carlene carletta carley carlie carline
    carlota carlotta carly carlyn carma carman carmel carmela carmelina carmelita carmella carmen carmon carol
    carolann carole carolee carolina caroline carolyn carolyne carolynn caron carri carrie caryl caryn casandra
    casie cassandra cassidy cassie catalina catarina caterina catharine catherine cathey cathi cathie cathleen
    cathrine cathryn cathy catina catrina cecelia cecila cecile cecilia cecily celena celeste celestina celestine
    celia celina celine chana chanda chandra chanel chantal chante chantel chantell chantelle charise charissa
    charisse charity charla charleen charlene charlette charline charlotte charmaine charolette chasity chastity
    chau chaya chelsea chelsey chelsie cheri cherie cherise cherish cherly cherri cherrie cherry cherryl cheryl
    cheryle cheryll cheyenne chiara chin chiquita chloe chrissy christa christal christeen christel christen
    christena christene christi christiana christiane christie christin christina christine christy chrystal chun
    ciara cicely ciera cierra cinda cindi cindy cinthia claire clara clare claribel clarice clarine clarissa clarita
    claudette claudia claudine clementina clementine clemmie cleopatra cleora cleta clotilde coleen coletta colette
    colleen collen collette concepcion concetta conchita connie constance consuela consuelo cora coral corazon
    cordelia cordie coreen corene coretta cori corie corina corine corinna corinne corliss cornelia corrie corrina
    corrine cortney criselda crissy crista cristal cristen cristi cristie cristin cristina cristine cristy crystal
    cyndi cynthia cythia cécile dagmar dahlia daisey daisy dalia dalila damaris danae danelle danette dani dania
    danica daniela daniele daniella danielle danika danita danna dannette dannielle danuta danyelle daphine daphne
    dara darby darci darcie darcy daria darla darleen darlene darline davida davina dawn dawna dawne dayle dayna
    deana deandra deane deann deanna deanne deb debbi debbie debbra debby debi debora deborah debra debrah debroah
    dedra deeann deena deidra deidre deirdre delana delena delfina delia delicia delilah delinda delisa dell della
    delma delois delora delores deloris delpha delphia delphine delta demetra demetria demetrice dena deneen denese
    denice denise denisha denita denna dennise desirae desire desiree dessie destiny detra devona devora devorah
    diamond dian diana diane diann dianna dianne diedra diedre digna dilma dimple dina dinah dione dionna dionne
    dixie dollie dolly dolores doloris domenica dominga dominika dominque domonique dona donetta donita donna donya
    dora dorathy dorcas doreen dorene doretha dori dorie dorinda dorine doris dorotha dorothea dorothy dorris dortha
    dorthea dorthy dot dottie dovie dreama drema drucilla drusilla dulce dung dyan earlean earleen earlene earline
    earnestine eartha easter eboni ebony echo eda edda edelmira eden edie edith edna edwige edwina edythe effie
    eileen ekaterina elaina elaine elana elanor elayne elba elda eldora eleanor eleanora eleanore elease elena eleni
    elenor elenora elfriede elia eliana elicia elida elinor elisa elisabeth elisabetta elise elissa eliza elizabeth
    elizbeth elizebeth elke ella ellen ellie elly ellyn elma elmira elna elnora elodia elois eloisa eloise elouise
    elsa else elsie elva elvera elvia elvie elvina elvira elyse ema emelda emelia emiko emilee emilia emilie emily
    emma emmie emmy emogene ena enedina eneida enid enola enriqueta epifania era erica ericka erika erin erinn
    erlene erlinda erline erma ermelinda erminia erna ernestina ernestine esmeralda esperanza essie esta estela
    estell estella estelle ester esther estrella ethel ethelene ethelyn ethyl etta eugenia eugenie eula eulalia eun
    eunice eva evalyn evangelina evangeline eve evelia evelin evelina eveline evelyn evelyne evette evie evon evonne
    ewa exie fabiola fae faith fallon fannie fanny farah farrah fatima fatma faustina fawn fay faye fe federica
    felecia felica felice felicia felicita felicitas felipa felisa felisha fern fernanda ferne filomena fiona flavia
    flo flor flora florance florence florencia florene florentina floretta florida florinda florine flossie floy
    fonda fran france frances francesca francie francina francine francisca francoise françoise freda frederica
    fredericka frederique fredia freeda freida frieda fumiko gabriela gabriele gabriella gabrielle gail garnet
    garnett gay gaye gayla gayle gaylene gaynell gearldine gemma gena geneva genevieve genia genie gennie genoveva
    georgene georgetta georgette georgia georgiana georgianna georgie georgina georgine geraldine geralyn gerda geri
    germaine gerri gertha gertie gertrud gertrude gia gigi gilda gillian gina ginger ginny giorgia giovanna gisela
    gisele giselle giulia gladis glady gladys glenda glendora glenna glennie glennis glinda gloria glory glynda
    golda goldie grace gracia gracie graciela gregoria greta gretchen gretta griselda gro gudrun guillermina gussie
    gwen gwenda gwendolyn gwenn gwyn ha hae hailey haley halina hallie hana hanan hanh hanna hannah hannelore
    harmony harriet harriett harriette hattie haydee hayley hazel heather hedwig hedy hee heide heidi helen helena
    helene helga hellen henrietta henriette herlinda hermelinda hermina hermine herminia hester hettie hilaria
    hilary hilda hilde hildegard hildegarde hildred hillary hilma hiroko hoa holley holli hollie holly honey hope
    hortencia hortense hortensia hui hulda huong hyacinth hye hyon hyun ida idalia idell idella iesha ignacia ila
    ilana ilda ileana ilene iliana ilona ilse iluminada ima imelda imogene in ina india indira inell ines inez inga
    inge ingeborg inger ingrid inocencia inès iola iona ione irena irene irina iris irish irma irmgard isa isabel
    isabell isabella isabelle isaura isela isidra isis iva ivana ivette ivonne ivy jacalyn jacinda jacinta jackeline
    jacki jacklyn jaclyn jacqualine jacque jacquelin jacqueline jacquelyn jacquelyne jacquelynn jacquiline jacquline
    jacqulyn jada jade jadwiga jaimie jaleesa jami jamila jammie jana janae janay jane janeen janel janell janelle
    janene janessa janet janeth janett janetta janette janey janice janie janina janine janis janita jann janna
    jannette jannie jaqueline jasmin jasmine jaunita jayalalithaa jayme jayne jazmin jazmine jeana jeane jeanene
    jeanetta jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jelena jen jena jenell jenelle jenette
    jeni jenice jenifer jeniffer jenine jenise jenna jennefer jennette jenni jennie jennifer jenniffer jenny
    jeraldine jeri jerilyn jerri jerrie jesenia jesica jessenia jessi jessica jesusa jettie jill jillian jin jina jo
    joan joana joanie joann joanna joanne jocelyn jodee jodi jodie joeann joella joelle joellen joetta johana
    johanna johnetta johnna joi jolanda joleen jolene jolie jolynn jona jonell jonelle joni jonna jonnie josefa
    josefina joselyn josephina josephine josette josie joslyn jovita joy joyce joycelyn joye juana juanita judi
    judie judith judy julee juli julia juliana juliane juliann julianna julianne julie julienne juliet julieta
    juliette julissa june jung junita justina justine jutta kacey kaci kacie kacy kaitlin kaitlyn kala kaley kali
    kam kamala kami kandace kandi kandice kandy kara karan karen karey kari karie karin karina karine karissa karla
    karleen karlene karma karmen karol karolyn karon karren karri karrie karyl karyn kasandra kasie kassandra kassie
    katarina katarzyna kate katelyn kathaleen katharina katharine kathe katherin katherine kathern katheryn kathey
    kathi kathie kathleen kathlene kathlyn kathrine kathryn kathryne kathy kathyrn kati katia katie katina katja
    katlyn katrice katrina kattie katy kay kaye kayla kaylee kayleen kayleigh kaylene kazuko kecia keely keena
    keesha keiko keisha keli kelle kellee kelli kellie kellye kelsey kelsie kena kendra kenisha kenna kenya kenyatta
    kenyetta keri kerri kerrie kesha keshia khaleda kia kiana kiara kiera kiesha kiley kimber kimberely kimberlee
    kimberley kimberli kimberlie kimberly kimbery kimiko kindra kira kirsten kirstin kisha kitty kizzy kori kourtney
    krista kristal kristalina kristan kristel kristen kristi kristian kristie kristin kristina kristine kristy
    kristyn krysta krystal krystle krystyna kum kyla kylee kylie kym kymberly kyong kyra kyung lacey laci lacie
    ladonna lady lai laila lakeisha lakesha lakeshia lakisha lan lana lanell lanette lani lanita laquita lara larae
    laraine larhonda larisa larissa laronda larue lasandra lashanda lashawn lashonda lashunda latanya latasha
    latashia latesha latia laticia latisha latonia latonya latoria latosha latoya latrice latricia latrina launa
    laura laure laureen laurel lauren laurene lauretta laurette lauri laurice laurie laurine lavada lavera laverna
    lavina lavinia lavon lavonda lavonia lavonne lawana lawanda lawanna layla le lea leah leana leandra leann leanna
    leanne leatha leatrice leda leeann leeanna leeanne leesa leighann leila leilani leisa lela lelia lena lenna
    lennie lenora lenore leola leona leonarda leone leonie leonila leonor leonora leonore leora leota lera lesa
    lesia leslee lesli lessie leta letha leticia letitia lettie letty lexie lezlie li lia liana liane libby liberty
    librada lida lidia lien ligia lila lili lilia lilian liliana lilla lillian lillie lilly lily lin lina linda
    lindsay lindy linette ling linh linnea linnie linsey lisa lisbeth lise lisette lisha lissa lissette lita livia
    liz liza lizabeth lizbeth lizette lizzie loan loida lois lola lolita loma lona loni lonna lora loraine lore
    loree loreen lorelei lorena lorene lorenza loretta lori loriann lorie lorinda lorine lorna lorraine lorretta
    lorri lorrie lory lottie louann louanne louella louisa louise lourdes louvenia lovella lovie loyce lu luana
    luann luanne lucia luciana lucie lucienne lucila lucile lucille lucina lucinda lucrecia lucretia lucy ludie
    ludmila lue luella luisa luise lula lulu luna lupita lura lurline luvenia luz lyda lydia lyla lyn lynda lyndsay
    lyndsey lynell lynelle lynette lynne lynnette lynsey lyudmila ma mabel mable machelle macie mackenzie macy
    madaline madalyn madeleine madeline madelyn madge madie madison madlyn madonna mae maegan magaly magan magaret
    magda magdalen magdalena magdalene magen maggie magnolia mai maia maida maira majorie malala malgorzata malia
    malika malinda malisa malissa mallory mamie mammie mana manda mandi mandy manuela maple mara maranda marcela
    marcelina marceline marcella marcelle marci marcia marcie marcy maren margaret margareta margarete margarett
    margaretta margarette margarita margarite margart marge margeret margery marget margie margit margo margorie
    margot margret margrethe marguerita marguerite margurite mari maria mariah mariam marian mariana mariann
    marianna marianne maribel maribeth maricela marie mariel mariela marietta marija marilee marilou marilu marilyn
    marilynn marina marine marisa marisela marisol marissa marita maritza marjorie marjory markita marla marlana
    marleen marlen marlena marlene marlo marlyn marlys marna marni marnie marquerite marquetta marquita marry marsha
    marta martha marti martina martine marva marvel mary marya maryalice maryam maryann maryanne marybeth maryellen
    maryjane maryjo marylee marylin marylou marylyn masako mathilda mathilde matilda matilde mattie maud maude
    maudie maura maureen maurine mavis maxie maxine may maya maybell maybelle maye mayme mayra mazie mckenzie meagan
    meaghan mechelle mee meg megan megawati meggan meghan meghann mei melaine melanie melany melba melina melinda
    melisa melissa melissia mellie mellisa mellissa melodie melody melonie melony melva melvina melynda mercedes
    mercy meredith meri meridith merilyn merlene merna merri merry meryl meta mette mi mia micaela michaela michele
    micheline michell michelle michiko micki mickie migdalia miguelina mika mikki mila milagro milagros mildred
    milissa millicent millie mimi min mina mindi mindy minerva minna minnie mira miranda mireille mireya miriam
    mirian mirna mirta mirtha missy misti misty mittie mitzi modesta moira mollie molly mona monica monika monique
    monserrate mozell mozella mozelle mui muriel my myong myra myriam myrle myrna myrtice myrtie myrtis myrtle myung
    nada nadia nadine najla nakia nakisha nakita nan nana nanci nancie nancy nanette nannette nannie naoma naomi
    narcisa natalia natalie natalya natasha nathalie natividad natosha nedra neelie nelda nelia nelida nell nella
    nelle nellie nelly nena neoma nereida nerissa neta nettie neva nga ngoc nia nichelle nichol nichole nicki nickie
    nickole nicol nicola nicolasa nicole nicolette nicolle nidia nieves niki nikia nikita nikki nikole nila nilda
    nilsa nina ninfa nita noelia noella noelle noemi nola noma nona noor nora norah noreen norene norine norma nova
    novella nydia nyla obdulia ocie octavia odessa odette odilia ofelia ok oksana ola olena oleta olga oliva olive
    olivia olympia oma omega ona oneida opal ophelia ora oralia orpha ossie otilia ouida ozella page paige palma pam
    pamala pamela pamelia pamella pandora pansy paola particia patience patrica patrice patricia patrina patsy patti
    pattie patty paula pauletta paulette paulina pauline pearl pearle pearlene pearlie pearline peggie peggy
    penelope penney penni pennie penny perla petra petrina phillis philomena phoebe phuong phylis phyliss phyllis
    pia piedad pilar pinkie piper polly porsha portia precious pricilla princess priscilla priti prudence qiana
    queen queenie quiana rachael racheal rachel rachele rachell rachelle racquel rae raeann rafaela raina raisa
    ramona ramonita rana ranae randa randee randi rania raquel rasheeda rashida raven raye raylene rayna reatha reba
    rebbeca rebbecca rebeca rebecca rebekah reda regan regena regenia regina reiko reina remedios rena renae renata
    renate renea renee renetta renita reta retha retta reva reyna rhea rhiannon rhoda rhonda richelle rikki rina
    risa rita robbin roberta robyn rochell rochelle rocio rodaba rolanda roma romaine romana romelia romona rona
    ronda roni ronna ronni rosa rosalba rosalee rosalia rosalie rosalina rosalind rosalinda rosaline rosalva rosalyn
    rosamond rosana rosann rosanna rosanne rosaria rosaura rose roseann roseanna roseanne rosella roselyn rosemarie
    rosemary rosetta rosia rosie rosina rosita roslyn rowena roxana roxane roxann roxanna roxanne roxie roza rozella
    rubie ruby rubye rufina rukhsana ruth ruthann ruthie sabina sabine sabra sabrina sachiko sade sadie salena
    salina sallie sally salome samantha samara samatha samira sandi sandra sanjuana sanjuanita sanna sanora santa
    santana santina sara sarah sari sarina sarita sasha saskia saundra savanna savannah scarlet scarlett sebrina
    segolene sehar selena selene selina selma serena serina sha shaina shakira shalonda shameka shamika shana shanda
    shandra shaneka shanell shanelle shani shanice shanika shanita shanna shannan shanon shanta shante shantel
    shantell shara sharee sharen shari sharita sharla sharleen sharlene sharon sharonda sharron sharyl sharyn shasta
    shauna shaunna shavon shavonne shawana shawanda shawna shawnda shawnee shawnna shay shayla shayna shea sheena
    sheila sheilah shela shelba shelia shelley shelli shellie shelly shemika shena shenita sheree sheri sherie
    sherilyn sherita sherley sherly sherlyn sheron sherrell sherri sherrie sherrill sherron sherry sherryl shery
    sheryl shiela shira shirlee shirleen shirlene shirley shirly shona shonda shonna shoshana shu sibyl sierra signe
    sigrid silva silvana silvia simona simone simonetta sindy sinead siobhan siv skye slyvia so socorro sofia
    solange soledad solveig sommer sondra song sonia sonja sonya soo sook soon sophia sophie soraya spring staci
    stacia stacie star starla starr stefani stefania stefanie steffanie stella stephaine stephane stephani stephanie
    stephany stephenie stephine stormy su sudie sue sueann suella suellen suk summer sun sunny sunshine susan susana
    susann susanna susannah susanne sushma susie suzan suzann suzanna suzanne suzette suzie suzy svetlana sybil
    syble sylvia sylvie synthia syreeta ségolène tabatha tabetha tabitha takisha talia talisha talitha tam tamala
    tamar tamara tamatha tameika tameka tamekia tamela tamera tamesha tami tamica tamie tamika tamiko tammara tammi
    tammie tammy tamra tana tanesha tangela tania tanika tanisha tanja tanna tanya tara tarah tarja tarsha taryn
    tasha tashia tatiana tatyana tawana tawanda tawanna tawny tawnya teena temeka tena tenisha tennie tennille
    teodora tequila tera tereasa teresa terese teresita teressa teri terra terresa terri terrie tesha tess tessa
    tessie thalia thao thea theda thelma theodora theola theresa therese theresia thersa thomasina thomasine thresa
    thu thuy tia tiana tianna tiara tierra tiesha tiffani tiffanie tiffany tiffiny tillie tina tiny tisha tomasa
    tomeka tomika tomoko tonda toni tonia tonie tonja tonya tori tosha toshiko towanda toya tracee traci tracie
    trang trena tresa tressa tressie treva tricia trina trinity trish trisha trista trudi trudie trudy trula tuyet
    twana twila twyla tyesha tyra tzipi una ursula usha vada vaira valarie valda valencia valentina valeria valerie
    valery vallie valorie vanda vandana vanesa vanessa vanita vannessa veda velda velia vella velma velva velvet
    vena venessa venice venita venus veola vera verda verdell verdie verena vergie verla verlene verlie verna
    vernell vernetta vernice vernie vernita verona veronica veronique versie vesta veta vicenta vickey vicki vickie
    vicky victoria vida vigdis vikki viktoria vilma vina vincenza vinnie viola violet violeta violette virgie
    virgina virginia vita viva vivan vivian viviana viviane vivien vivienne vonda vonnie wai waltraud wanda wanita
    wei wendi wendy wilda wilhelmina willa willene willette willia wilma windy winifred winnie winnifred winona
    wonda wynona xiomara yadira yan yang yanira yasmin yee yelena yen yesenia yetta yevgenia yi ying yoko yolanda
    yolande yolando yolonda yoshiko yu yukiko yuko yulia yun yvette yvonne zaida zainab zandra zelda zella zelma
    zena zenaida zenobia zina zita zoe zofia zoila zola zona zora zoraida zsuzsa zula zulema zulma
    """
)
